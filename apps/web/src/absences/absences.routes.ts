import type { Routes } from '@angular/router';

/** Who is away, and who stands in. */
export const absenceRoutes: Routes = [
  {
    path: 'afwezigheid',
    title: 'Afwezigheid',
    loadComponent: () => import('./absences-page').then((file) => file.AbsencesPage),
  },
];
