import { Routes } from '@angular/router';

/** Figures that follow from the cases. */
export const reportRoutes: Routes = [
  {
    path: 'cijfers',
    title: 'Cijfers',
    loadComponent: () => import('./figures-page').then((file) => file.FiguresPage),
  },
  {
    path: 'cijfers/partners',
    title: 'Bevraging per partner',
    loadComponent: () => import('./partner-figures-page').then((file) => file.PartnerFiguresPage),
  },
];
