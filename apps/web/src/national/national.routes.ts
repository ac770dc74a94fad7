import type { Routes } from '@angular/router';

/** What the LIEC sees of all regions, and the questions put to its jurist. */
export const nationalRoutes: Routes = [
  {
    path: 'landelijk',
    title: 'Landelijk',
    loadComponent: () => import('./national-page').then((file) => file.NationalPage),
  },
  {
    path: 'tweedelijn',
    title: 'Tweedelijnsvragen',
    loadComponent: () => import('./second-lines-page').then((file) => file.SecondLinesPage),
  },
];
