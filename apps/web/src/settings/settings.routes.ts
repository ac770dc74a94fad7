import type { Routes } from '@angular/router';

/** What a region sets for itself: for its application manager, and for an administrator to read. */
export const settingsRoutes: Routes = [
  {
    path: 'instellingen',
    title: 'Instellingen',
    loadComponent: () => import('./settings-page').then((file) => file.SettingsPage),
  },
  {
    path: 'instellingen/:name',
    title: 'Instelling',
    loadComponent: () => import('./setting-page').then((file) => file.SettingPage),
  },
];
