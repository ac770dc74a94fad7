// Who gets which answer from the routes that take old lists over: a part of expectations.ts, typed by hand, and taken from
// nowhere.
const AM = 'account-manager';
const MG = 'manager';

/** A list is of whoever brought it, here the account manager; to all others it is unknown, whatever their role may elsewhere. */
const OF_THE_ACCOUNT_MANAGER = {
  at: 'none',
  may: {},
  otherwise: 404,
  apart: { 'account manager': 200 },
} as const;

/** The operations of taking over. */
export const IMPORT_ROUTES = {
  'GET /v1/case-imports/template': { at: 'none', may: { [AM]: 200, [MG]: 200 } },
  'GET /v1/case-imports': { at: 'none', may: { [AM]: 200, [MG]: 200 } },
  // Asked with a file that is no Excel file.
  'POST /v1/case-imports': { at: 'none', may: { [AM]: 400, [MG]: 400 } },
  'GET /v1/case-imports/{importId}': OF_THE_ACCOUNT_MANAGER,
  // The list of the stage is full of faults, so that it cannot be taken over.
  'POST /v1/case-imports/{importId}/confirmation': { ...OF_THE_ACCOUNT_MANAGER, apart: { 'account manager': 409 } },
  'DELETE /v1/case-imports/{importId}': { ...OF_THE_ACCOUNT_MANAGER, then: 409 },
} as const;
