// Who gets which answer from the routes of subjects and of information about them: a part of expectations.ts, typed by hand,
// and taken from nowhere.
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const CD = 'case-director';
const PT = 'partner';
const STAFF = [AM, IC, AN, 'legal', 'manager', CD] as const;
/** Reading, for whoever is let in for a time. */
const READS = { reader: 200, 'second-person': 200 } as const;

const all = <Name extends string>(names: readonly Name[], status: number): Partial<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<Name, number>>;

/** The operations; ids in the addresses are those of the stage. */
export const SUBJECT_ROUTES = {
  'GET /v1/cases/{caseId}/subjects/{subjectId}': { at: 'enrichment', may: all(STAFF, 200), letIn: READS },
  'PATCH /v1/cases/{caseId}/subjects/{subjectId}': { at: 'enrichment', may: all([AM, IC, AN, CD], 200) },
  // The number of a person; whoever weighs, manages or is let in never sees it.
  'POST /v1/cases/{caseId}/subjects/{subjectId}/bsn-readings': { at: 'enrichment', may: all([AM, IC, CD], 200) },
  'POST /v1/cases/{caseId}/subjects/{subjectId}/endings': {
    at: 'enrichment',
    may: all([AM, IC, AN, CD], 200),
    then: 409,
  },
  'POST /v1/cases/{caseId}/relations': { at: 'enrichment', may: all([AM, IC, AN, CD], 201) },
  'POST /v1/cases/{caseId}/relations/{relationId}/endings': {
    at: 'enrichment',
    may: all([AM, IC, AN, CD], 200),
    then: 409,
  },
  'POST /v1/cases/{caseId}/deliveries': { at: 'enrichment', may: all([IC, AN], 201) },
  // Whoever speaks for a partner may; lines of another partner are left out of the answer like unknown ones.
  'POST /v1/inquiry-lines/identifier-readings': { at: 'none', may: { [PT]: 200 } },
  'POST /v1/cases/{caseId}/subjects': { at: 'enrichment', may: all([AM, IC], 201) },
  'POST /v1/cases/{caseId}/items': { at: 'enrichment', may: all([IC, AN], 201) },
  'PATCH /v1/cases/{caseId}/items/{itemId}': { at: 'enrichment', may: all([IC, AN], 200) },
} as const;
