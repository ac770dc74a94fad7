import { Routes } from '@angular/router';
import { absenceRoutes } from './absences/absences.routes';
import { auditRoutes } from './audit/audit.routes';
import { caseRoutes } from './cases/cases.routes';
import { exportRoutes } from './exports/exports.routes';
import { guarded } from './frame/may-open';
import { meetingRoutes, wallRoute } from './meetings/meetings.routes';
import { municipalityRoutes } from './municipalities/municipalities.routes';
import { mailRoutes } from './mail/mail.routes';
import { nationalRoutes } from './national/national.routes';
import { noticeRoutes } from './notices/notices.routes';
import { partnerRoutes } from './partner/partner.routes';
import { privacyRoutes } from './privacy/privacy.routes';
import { registerRoutes } from './register/register.routes';
import { importRoutes } from './imports/imports.routes';
import { reportRoutes } from './reports/reports.routes';
import { requestRoutes } from './requests/requests.routes';
import { settingsRoutes } from './settings/settings.routes';
import { signedIn } from './session/signed-in';

/**
 * Every page of the app. A feature adds its pages as lazy children of the shell; the navigation shows an entry as soon as
 * its path is here (see frame/navigation.ts).
 */
export const routes: Routes = [
  {
    path: 'aanmelden',
    title: 'Aanmelden',
    loadComponent: () => import('./session/sign-in-page').then((file) => file.SignInPage),
  },
  { ...wallRoute, canActivate: [signedIn] },
  {
    path: '',
    loadComponent: () => import('./frame/shell').then((file) => file.Shell),
    canActivate: [signedIn],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Start',
        loadComponent: () => import('./start/start-page').then((file) => file.StartPage),
      },
      ...guarded([
        ...caseRoutes,
        ...meetingRoutes,
        ...absenceRoutes,
        ...municipalityRoutes,
        ...requestRoutes,
        ...partnerRoutes,
        ...nationalRoutes,
        ...registerRoutes,
        ...reportRoutes,
        ...privacyRoutes,
        ...auditRoutes,
        ...settingsRoutes,
        ...exportRoutes,
        ...importRoutes,
        ...noticeRoutes,
        ...mailRoutes,
      ]),
      {
        path: 'geen-toegang',
        title: 'Geen toegang',
        loadComponent: () => import('./frame/no-access-page').then((file) => file.NoAccessPage),
      },
      {
        path: 'storing',
        title: 'Er ging iets mis',
        loadComponent: () => import('./frame/failed-page').then((file) => file.FailedPage),
      },
      {
        path: '**',
        title: 'Pagina niet gevonden',
        loadComponent: () => import('./frame/not-found-page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
