// Who gets which answer from the routes of saved views: a part of expectations.ts, typed by hand, and taken from nowhere.
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const LG = 'legal';
const MG = 'manager';

const DESK = { [AM]: 200, [IC]: 200, [AN]: 200, [LG]: 200, [MG]: 200 } as const;
/** A view that somebody of the region shares: seen by its desk, changed by its manager, and not there for another region. */
const SHARED = {
  at: 'none',
  otherwise: 404,
  apart: {
    'account manager of another region': 404,
    'information coordinator of another region': 404,
    'analyst of another region': 404,
    'legal of another region': 404,
    'legal of another region let in as second person': 404,
    'manager of another region': 404,
  },
} as const;

const SEEN = { [AM]: 403, [IC]: 403, [AN]: 403, [LG]: 403 } as const;

/** The operations; ids in the addresses are those of the stage. */
export const LIST_VIEW_ROUTES = {
  'GET /v1/list-views': { at: 'none', may: DESK },
  // Asked without a view: 400 says that the caller came through.
  'POST /v1/list-views': { at: 'none', may: { [AM]: 400, [IC]: 400, [AN]: 400, [LG]: 400, [MG]: 400 } },
  'PUT /v1/list-views/{viewId}': { ...SHARED, may: { ...SEEN, [MG]: 400 } },
  'DELETE /v1/list-views/{viewId}': { ...SHARED, may: { ...SEEN, [MG]: 200 }, then: 404 },
  'PUT /v1/default-list-view': { at: 'none', may: DESK },
} as const;
