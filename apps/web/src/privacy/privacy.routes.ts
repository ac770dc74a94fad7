import type { Routes } from '@angular/router';

/** The privacy officer's page, and access for a time of everybody who may have it. */
export const privacyRoutes: Routes = [
  {
    path: 'privacy',
    title: 'Privacy',
    loadComponent: () => import('./privacy-page').then((file) => file.PrivacyPage),
  },
  {
    path: 'toegang',
    title: 'Tijdelijke toegang',
    loadComponent: () => import('./access-page').then((file) => file.AccessPage),
  },
];
