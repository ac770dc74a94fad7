// Who gets which answer from the routes of the log: a part of expectations.ts, typed by hand, and taken from nowhere.
const AU = 'auditor';
const LC = 'liec-coordinator';
const PO = 'privacy-officer';

/** The operations of the log: for whoever keeps watch. The LIEC signs checkpoints, and reads nothing in it. */
export const AUDIT_ROUTES = {
  'GET /v1/audit/checkpoints': { at: 'none', may: { [AU]: 200, [LC]: 200 } },
  'GET /v1/audit/checkpoints/{checkpointId}': { at: 'none', may: { [AU]: 200, [LC]: 200 }, otherwise: 404 },
  // May do this, but no witness is known here whose signature could be right.
  'POST /v1/audit/checkpoints/{checkpointId}/signatures': {
    at: 'none',
    may: { [AU]: 400, [LC]: 400 },
    otherwise: 404,
  },
  'GET /v1/audit/log-exports/latest': { at: 'none', may: { [AU]: 200 } },
  'POST /v1/audit/log-searches': { at: 'none', may: { [AU]: 200, [PO]: 200 } },
  'POST /v1/audit/person-searches': { at: 'none', may: { [AU]: 200, [PO]: 200 } },
  'POST /v1/audit/account-overviews': { at: 'none', may: { [AU]: 200, [PO]: 200 } },
  'GET /v1/audit/samples': { at: 'none', may: { [AU]: 200 } },
  'POST /v1/audit/samples': { at: 'none', may: { [AU]: 201 } },
  'GET /v1/audit/samples/{sampleId}': { at: 'none', may: { [AU]: 200 }, otherwise: 404 },
  'PUT /v1/audit/samples/{sampleId}/findings/{entryId}': { at: 'none', may: { [AU]: 200 }, otherwise: 404 },
  'POST /v1/audit/samples/{sampleId}/closing': { at: 'none', may: { [AU]: 200 }, then: 409, otherwise: 404 },
} as const;
