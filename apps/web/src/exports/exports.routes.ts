import type { Routes } from '@angular/router';

/** The template of the Word file. */
export const exportRoutes: Routes = [
  {
    path: 'sjabloon',
    title: 'Sjabloon van het advies',
    loadComponent: () => import('./template-page').then((file) => file.TemplatePage),
  },
];
