// Who gets which answer from the routes that make files of cases: a part of expectations.ts, typed by hand, and taken from
// nowhere.
const RQ = 'requester';
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const CD = 'case-director';
const LG = 'legal';
const MG = 'manager';
const AP = 'application-manager';

/** The template of the region of the case: for whoever manages that region, and told to nobody of another. */
const OWN_TEMPLATE = {
  at: 'none',
  may: { [MG]: 200, [AP]: 200 },
  apart: { 'manager of another region': 404, 'application manager of another region': 404 },
} as const;

/** The operations of taking along. Asked without saying what for: 400 says that the caller came through, and no file is made. */
export const EXPORT_ROUTES = {
  'POST /v1/case-exports': {
    at: 'none',
    may: { [RQ]: 400, [AM]: 400, [IC]: 400, [AN]: 400, [LG]: 400, [MG]: 400 },
  },
  'POST /v1/cases/{caseId}/exports': {
    at: 'execution',
    may: { [AM]: 400, [IC]: 400, [AN]: 400, [CD]: 400, [LG]: 400, [MG]: 400 },
  },
  'GET /v1/word-templates/{regionCode}': OWN_TEMPLATE,
  'GET /v1/word-templates/{regionCode}/file': OWN_TEMPLATE,
  // Asked with a file that is no Word file.
  'PUT /v1/word-templates/{regionCode}/file': { ...OWN_TEMPLATE, may: { [MG]: 400, [AP]: 400 } },
  'DELETE /v1/word-templates/{regionCode}/file': OWN_TEMPLATE,
} as const;
