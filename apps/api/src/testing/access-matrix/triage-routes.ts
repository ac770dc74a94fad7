// Who gets which answer from the routes of triage, notes and absence: a part of expectations.ts, typed by hand, and taken from
// nowhere.
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const LG = 'legal';
const MG = 'manager';
const DESK = [AM, IC, AN, LG, MG] as const;

const all = <Name extends string>(names: readonly Name[], status: number): Partial<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<Name, number>>;

/** Whoever works at another RIEC than that of the stage. */
const ELSEWHERE = [
  'account manager of another region',
  'information coordinator of another region',
  'analyst of another region',
  'legal of another region',
  'legal of another region let in as second person',
  'manager of another region',
] as const;

/** The operations; ids in the addresses are those of the stage. */
export const TRIAGE_ROUTES = {
  // Whoever is let in to one case learns of no other.
  'GET /v1/cases/{caseId}/related-cases': { at: 'execution', may: all(DESK, 200) },
  'POST /v1/cases/{caseId}/related-cases': { at: 'execution', may: all([AM, IC, MG], 200) },
  'POST /v1/cases/{caseId}/split-offs': { at: 'execution', may: all([AM, IC, MG], 201) },
  // A case that is out of reach is told of in its own row, and like one that does not exist.
  'POST /v1/handler-assignments': { at: 'none', may: all([AM, MG], 200) },
  'GET /v1/holds': { at: 'none', may: all(DESK, 200) },
  // No note is for a case director, who may be of a partner, nor for a jurist from elsewhere.
  'GET /v1/cases/{caseId}/notes': { at: 'execution', may: all(DESK, 200), letIn: { reader: 200 } },
  'POST /v1/cases/{caseId}/notes': { at: 'execution', may: all(DESK, 201) },
  // Of the note of the stage the account manager who handles the case is the writer.
  'PATCH /v1/notes/{noteId}': { at: 'execution', may: {}, apart: { 'account manager who handles the case': 200 } },
  'GET /v1/absences': { at: 'none', may: all(DESK, 200) },
  // Asked with a body that is not good: 400 says that the caller came through.
  'POST /v1/absences': { at: 'none', may: all(DESK, 400) },
  'POST /v1/absences/{absenceId}/endings': {
    at: 'none',
    may: { ...all(DESK, 403), [MG]: 200 },
    otherwise: 404,
    then: 409,
    apart: all(ELSEWHERE, 404),
  },
} as const;
