import type { Routes } from '@angular/router';

/** Where mail goes and whether it arrives, for the administrator. */
export const mailRoutes: Routes = [
  {
    path: 'e-mail',
    title: 'E-mail',
    loadComponent: () => import('./mail-page').then((file) => file.MailPage),
  },
];
