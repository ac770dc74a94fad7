import type { Routes } from '@angular/router';

/** The municipalities of a region, the page of each, and one's own tasks. */
export const municipalityRoutes: Routes = [
  {
    path: 'gemeenten',
    title: 'Gemeenten',
    loadComponent: () => import('./municipalities-page').then((file) => file.MunicipalitiesPage),
  },
  {
    path: 'gemeenten/:municipalityId',
    title: 'Gemeenteblad',
    loadComponent: () => import('./municipality-page').then((file) => file.MunicipalityPage),
  },
  {
    path: 'gemeenten/:municipalityId/a4',
    title: 'Overzicht voor de burgemeester',
    loadComponent: () => import('./mayor-page').then((file) => file.MayorPage),
  },
  {
    path: 'onze-gemeente',
    title: 'Onze gemeente',
    loadComponent: () => import('./municipality-page').then((file) => file.MunicipalityPage),
  },
  {
    path: 'taken',
    title: 'Taken',
    loadComponent: () => import('./tasks-page').then((file) => file.TasksPage),
  },
];
