// Who gets which answer from the routes of meetings: a part of expectations.ts, typed by hand, and taken from nowhere.
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const CD = 'case-director';
const LG = 'legal';
const MG = 'manager';
const PT = 'partner';
const STAFF = [AM, IC, AN, LG, MG, CD] as const;
const AT_DESK = [AM, IC, AN, LG, MG] as const;

const all = <Name extends string>(names: readonly Name[], status: number): Partial<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<Name, number>>;
const apart = all;

const ELSEWHERE = [
  'account manager of another region',
  'information coordinator of another region',
  'analyst of another region',
  'legal of another region',
  'legal of another region let in as second person',
  'manager of another region',
] as const;
/** The police were invited without a name: whoever speaks for them in the region finds the meeting. */
const INVITED = [
  'partner named on the case',
  'partner not named, of an organisation with rows',
  'partner no longer named',
] as const;
const CHAIR = ['case director named on the case'] as const;

/** The operations; the meetings of the stage are chaired by the case director, and one of them is closed. */
export const MEETING_ROUTES = {
  'GET /v1/meetings': { at: 'none', may: all([...STAFF, PT], 200) },
  // The chair of the stage is nobody of another region.
  'POST /v1/meetings': { at: 'none', may: all(AT_DESK, 201), apart: apart(ELSEWHERE, 400) },
  'GET /v1/meetings/{meetingId}': {
    at: 'none',
    may: all(AT_DESK, 200),
    otherwise: 404,
    apart: { ...apart(ELSEWHERE, 404), ...apart([...INVITED, ...CHAIR], 200) },
  },
  // Asked with a body that is not good: 400 says that the caller came through.
  'PUT /v1/meetings/{meetingId}': {
    at: 'none',
    may: all(AT_DESK, 400),
    otherwise: 404,
    apart: { ...apart(ELSEWHERE, 404), ...apart([...INVITED, ...CHAIR], 403) },
  },
  'PUT /v1/meetings/{meetingId}/order': {
    at: 'none',
    may: all(AT_DESK, 400),
    otherwise: 404,
    apart: { ...apart(ELSEWHERE, 404), ...apart([...INVITED, ...CHAIR], 403) },
  },
  'GET /v1/meetings/{meetingId}/candidates': {
    at: 'none',
    may: all(AT_DESK, 200),
    otherwise: 404,
    apart: { ...apart(ELSEWHERE, 404), ...apart([...INVITED, ...CHAIR], 403) },
  },
  'GET /v1/meetings/{meetingId}/wall': {
    at: 'none',
    may: all(AT_DESK, 200),
    otherwise: 404,
    apart: { ...apart(ELSEWHERE, 404), ...apart(INVITED, 403), ...apart(CHAIR, 200) },
  },
  'POST /v1/cases/{caseId}/agenda-items': { at: 'weighing', may: all(AT_DESK, 201), then: 409 },
  'PATCH /v1/meeting-items/{agendaItemId}': { at: 'execution', may: all(STAFF, 200) },
  'POST /v1/meeting-items/{agendaItemId}/actions': { at: 'execution', may: all(STAFF, 201) },
  'POST /v1/meeting-items/{agendaItemId}/notes': { at: 'execution', may: all(STAFF, 201) },
  // Of an item that came off nobody is told more than of one that never was.
  'DELETE /v1/meeting-items/{agendaItemId}': { at: 'execution', may: all(AT_DESK, 204), then: 404 },
  'POST /v1/meetings/{meetingId}/closings': {
    at: 'none',
    may: all(AT_DESK, 200),
    otherwise: 404,
    then: 409,
    apart: { ...apart(ELSEWHERE, 404), ...apart([...INVITED, ...CHAIR], 403) },
  },
} as const;
