import type { Routes } from '@angular/router';

/** The log and the work of who keeps watch over it. */
export const auditRoutes: Routes = [
  {
    path: 'logboek',
    title: 'Logboek',
    loadComponent: () => import('./log-page').then((file) => file.LogPage),
  },
  {
    path: 'account-overzicht',
    title: 'Account-overzicht',
    loadComponent: () => import('./account-page').then((file) => file.AccountPage),
  },
  {
    path: 'steekproeven',
    title: 'Steekproeven',
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./samples-page').then((file) => file.SamplesPage),
      },
      {
        path: ':sampleId',
        title: 'Steekproef',
        loadComponent: () => import('./sample-page').then((file) => file.SamplePage),
      },
    ],
  },
];
