import type { CanDeactivateFn, Route, Routes } from '@angular/router';
import type { MeetingPage } from './meeting-page';

/** What was typed is saved before one leaves. */
const whenSaved: CanDeactivateFn<MeetingPage> = (page) => page.mayLeave();

/** Meetings: the list, and each with its agenda. */
export const meetingRoutes: Routes = [
  {
    path: 'overleggen',
    title: 'Overleggen',
    loadComponent: () => import('./meetings-page').then((file) => file.MeetingsPage),
  },
  {
    path: 'overleggen/:meetingId',
    title: 'Overleg',
    canDeactivate: [whenSaved],
    loadComponent: () => import('./meeting-page').then((file) => file.MeetingPage),
  },
];

/** What hangs in the room: without the frame around other pages. */
export const wallRoute: Route = {
  path: 'overleggen/:meetingId/muur',
  title: 'Scherm voor de zaal',
  loadComponent: () => import('./wall-page').then((file) => file.WallPage),
};
