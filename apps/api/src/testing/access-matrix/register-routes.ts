// Who gets which answer from the routes of the authorisation register: a part of expectations.ts, typed by hand, and taken
// from nowhere.
const MG = 'manager';
const PO = 'privacy-officer';
const AD = 'administrator';

const all = <Name extends string>(names: readonly Name[], status: number): Partial<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<Name, number>>;
const apart = all;

/** Who reads of the person whom the register is asked about, and changes nothing: managers and privacy officers of the region. */
const KEEPERS_HERE = [
  'manager',
  'manager kept out of the case',
  'privacy officer',
  'privacy officer let in for a data subject',
  'privacy officer whose access has ended',
] as const;
/** A change of one person of the register, asked with a body that is not good: 400 says that the caller came through. */
const CHANGES_PERSON = {
  at: 'none',
  may: { [AD]: 400 },
  otherwise: 404,
  apart: apart(KEEPERS_HERE, 403),
} as const;

/** The operations of the register. */
export const REGISTER_ROUTES = {
  'GET /v1/persons': { at: 'none', may: all([MG, PO, AD], 200) },
  'POST /v1/persons/_search': { at: 'none', may: all([MG, PO, AD], 200) },
  'POST /v1/persons': { at: 'none', may: { [AD]: 400 } },
  'GET /v1/persons/{personId}': { at: 'none', may: { [AD]: 200 }, otherwise: 404, apart: apart(KEEPERS_HERE, 200) },
  'PATCH /v1/persons/{personId}': CHANGES_PERSON,
  'POST /v1/persons/{personId}/authorisations': CHANGES_PERSON,
  'POST /v1/persons/{personId}/departures': CHANGES_PERSON,
  'POST /v1/persons/{personId}/transfers': CHANGES_PERSON,
  'PATCH /v1/authorisations/{authorisationId}': CHANGES_PERSON,
  'GET /v1/certifications': { at: 'none', may: all([MG, PO, AD], 200) },
  'POST /v1/certifications': { at: 'none', may: all([MG, PO, AD], 400) },
  'GET /v1/certification-reports': { at: 'none', may: all([MG, PO, AD], 200) },
} as const;
