// Who gets which answer about notices, alerts and mail: a part of expectations.ts, typed by hand, and taken from nowhere.

/** Who may ever be told of a case: everybody but those who see headers, the log or the register only. */
const TOLD = {
  requester: 200,
  'account-manager': 200,
  'information-coordinator': 200,
  analyst: 200,
  legal: 200,
  manager: 200,
  'case-director': 200,
  partner: 200,
  'liec-legal': 200,
  'privacy-officer': 200,
} as const;

export const NOTICE_ROUTES = {
  'GET /v1/notices': { at: 'none', may: TOLD },
  'GET /v1/notices/count': { at: 'none', may: TOLD },
  'POST /v1/notices/readings': { at: 'none', may: TOLD },
  // A notice is to one person; to all others it does not exist.
  'POST /v1/notices/{noticeId}/reading': { at: 'none', may: {}, otherwise: 404, apart: { requester: 200 } },
  'GET /v1/notice-settings': { at: 'none', may: TOLD },
  'PUT /v1/notice-settings': { at: 'none', may: TOLD },
  'GET /v1/mail-status': { at: 'none', may: { administrator: 200 } },
  'GET /v1/function-mailboxes': { at: 'none', may: { administrator: 200 } },
  // With an address that is none: 400 says that the caller came through.
  'PUT /v1/organisations/{organisationId}/function-mailbox': { at: 'none', may: { administrator: 400 } },
  'GET /v1/access-alerts': { at: 'none', may: { manager: 200, 'privacy-officer': 200 } },
  // An alert is to one person; to all others it does not exist.
  'POST /v1/access-alerts/{alertId}/acknowledgement': {
    at: 'none',
    may: {},
    otherwise: 404,
    apart: { 'privacy officer': 200 },
  },
} as const;
