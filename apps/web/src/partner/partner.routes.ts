import type { Routes } from '@angular/router';

/** What one's organisation is asked, and what it does. */
export const partnerRoutes: Routes = [
  {
    path: 'bevragingen',
    title: 'Bevragingen',
    loadComponent: () => import('./inquiries-page').then((file) => file.InquiriesPage),
  },
  {
    path: 'interventies',
    title: 'Interventies',
    loadComponent: () => import('./interventions-page').then((file) => file.InterventionsPage),
  },
];
