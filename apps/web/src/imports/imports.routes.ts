import type { Routes } from '@angular/router';

/** Lists of cases from before. */
export const importRoutes: Routes = [
  {
    path: 'oude-lijst',
    title: 'Oude lijst overnemen',
    loadComponent: () => import('./import-page').then((file) => file.ImportPage),
  },
];
