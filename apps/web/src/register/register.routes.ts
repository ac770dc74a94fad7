import type { Routes } from '@angular/router';

/** The authorisation register: who may do what, and the yearly review of it. */
export const registerRoutes: Routes = [
  {
    path: 'personen',
    title: 'Personen',
    loadComponent: () => import('./persons-page').then((file) => file.PersonsPage),
  },
  {
    path: 'personen/:personId',
    title: 'Persoon',
    loadComponent: () => import('./person-page').then((file) => file.PersonPage),
  },
  {
    path: 'hercertificering',
    title: 'Hercertificering',
    loadComponent: () => import('./review-page').then((file) => file.ReviewPage),
  },
];
