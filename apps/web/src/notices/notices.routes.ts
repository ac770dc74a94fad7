import type { Routes } from '@angular/router';

/** One's own notices, and which of them come by mail. */
export const noticeRoutes: Routes = [
  {
    path: 'meldingen',
    title: 'Meldingen',
    loadComponent: () => import('./notices-page').then((file) => file.NoticesPage),
  },
  {
    path: 'meldingen/instellingen',
    title: 'Meldingen per e-mail',
    loadComponent: () => import('./notice-settings-page').then((file) => file.NoticeSettingsPage),
  },
];
