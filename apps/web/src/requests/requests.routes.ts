import type { CanDeactivateFn, Routes, UrlMatcher } from '@angular/router';
import type { RequestPage } from './request-page';

/** With or without the id of a draft: one route for both, so that the page stays when its draft gets an id. */
const maybeCase: UrlMatcher = (segments) => {
  if (segments.length > 1) return null;
  const [caseId] = segments;
  return caseId ? { consumed: segments, posParams: { caseId } } : { consumed: segments };
};

const mayLeave: CanDeactivateFn<RequestPage> = (page) => page.mayLeave();

/** Filing a request, and those of one's own organisation. */
export const requestRoutes: Routes = [
  {
    path: 'indienen',
    title: 'Signaal of verzoek indienen',
    children: [
      {
        matcher: maybeCase,
        loadComponent: () => import('./request-page').then((file) => file.RequestPage),
        canDeactivate: [mayLeave],
        // Going from step to step, or from no id to one, is not leaving: the page itself looks at another draft.
        runGuardsAndResolvers: () => false,
      },
    ],
  },
  {
    path: 'onze-verzoeken',
    title: 'Signalen en verzoeken van mijn organisatie',
    loadComponent: () => import('./our-requests-page').then((file) => file.OurRequestsPage),
  },
];
