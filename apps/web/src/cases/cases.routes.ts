import { Routes } from '@angular/router';

/** Worklists and the case page. */
export const caseRoutes: Routes = [
  {
    path: 'nieuwe-signalen',
    title: 'Nieuwe signalen',
    loadComponent: () => import('./lists/triage-page').then((file) => file.TriagePage),
  },
  {
    path: 'mijn-werk',
    title: 'Mijn werk',
    loadComponent: () => import('./lists/my-work-page').then((file) => file.MyWorkPage),
  },
  {
    path: 'in-de-wacht',
    title: 'In de wacht',
    loadComponent: () => import('./lists/holds-page').then((file) => file.HoldsPage),
  },
  {
    path: 'casussen',
    title: 'Signalen en casussen',
    loadComponent: () => import('./lists/cases-page').then((file) => file.CasesPage),
  },
  {
    path: 'casussen/:caseId',
    title: 'Casus',
    loadComponent: () => import('./page/case-page').then((file) => file.CasePage),
  },
  {
    path: 'casussen/:caseId/subjecten/:subjectId',
    title: 'Subject',
    loadComponent: () => import('./subject/subject-page').then((file) => file.SubjectPage),
  },
];
