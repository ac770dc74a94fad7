// Who gets which answer from the routes of tasks, contacts and municipalities: a part of expectations.ts, typed by hand, and
// taken from nowhere.
const RQ = 'requester';
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const CD = 'case-director';
const LG = 'legal';
const MG = 'manager';
const PT = 'partner';
const STAFF = [AM, IC, AN, LG, MG, CD] as const;
/** Reading, for whoever is let in for a time. */
const READS = { reader: 200, 'second-person': 200 } as const;

const all = <Name extends string>(names: readonly Name[], status: number): Partial<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<Name, number>>;
const apart = all;

/** The desk of a RIEC, which keeps in touch with the municipalities of its region. */
export const AT_DESK = [AM, IC, AN, LG, MG] as const;
/** The same at another RIEC than that of the municipality of the stage. */
export const DESK_ELSEWHERE = [
  'account manager of another region',
  'information coordinator of another region',
  'analyst of another region',
  'legal of another region',
  'legal of another region let in as second person',
  'manager of another region',
] as const;
/** Officers of the municipality of the stage. */
export const OF_THE_MUNICIPALITY = [
  'requester',
  'colleague of the requester',
  'named colleague of the requester',
] as const;

/** The operations; ids in the addresses are those of the stage. */
export const MUNICIPALITY_ROUTES = {
  'GET /v1/tasks': { at: 'none', may: all([RQ, ...STAFF, PT], 200) },
  'GET /v1/cases/{caseId}/tasks': { at: 'execution', may: all(STAFF, 200), letIn: READS },
  'POST /v1/cases/{caseId}/tasks': { at: 'execution', may: all(STAFF, 201) },
  'PATCH /v1/tasks/{taskId}': { at: 'execution', may: all(STAFF, 200) },
  // A task of the police: whoever brought the case in does not learn that there is one.
  'POST /v1/tasks/{taskId}/endings': { at: 'execution', may: { ...all([...STAFF, PT], 200), [RQ]: 404 }, then: 409 },
  'GET /v1/contacts': { at: 'none', may: all(AT_DESK, 200) },
  // The municipality of the stage is none of another region's.
  'POST /v1/contacts': { at: 'none', may: all(AT_DESK, 201), apart: apart(DESK_ELSEWHERE, 400) },
  // Asked without a case: 400 says that the caller came through.
  'PUT /v1/contacts/{contactId}/case': {
    at: 'none',
    may: all(AT_DESK, 400),
    otherwise: 404,
    apart: apart(DESK_ELSEWHERE, 404),
  },
  'GET /v1/municipalities': { at: 'none', may: all(AT_DESK, 200) },
  'GET /v1/municipalities/{municipalityId}': {
    at: 'none',
    may: all(AT_DESK, 200),
    otherwise: 404,
    apart: { ...apart(DESK_ELSEWHERE, 404), ...apart(OF_THE_MUNICIPALITY, 200) },
  },
  'GET /v1/municipalities/{municipalityId}/summary': {
    at: 'none',
    may: all(AT_DESK, 200),
    otherwise: 404,
    apart: { ...apart(DESK_ELSEWHERE, 404), ...apart(OF_THE_MUNICIPALITY, 200) },
  },
  'POST /v1/municipalities/{municipalityId}/tasks': {
    at: 'none',
    may: all(AT_DESK, 201),
    otherwise: 404,
    apart: { ...apart(DESK_ELSEWHERE, 404), ...apart(OF_THE_MUNICIPALITY, 403) },
  },
  // Asked with a body that is not good: 400 says that the caller came through.
  'PUT /v1/municipalities/{municipalityId}/desk': {
    at: 'none',
    may: { ...all(AT_DESK, 403), ...all([AM, MG], 400) },
    otherwise: 404,
    apart: { ...apart(DESK_ELSEWHERE, 404), ...apart(OF_THE_MUNICIPALITY, 403) },
  },
} as const;
