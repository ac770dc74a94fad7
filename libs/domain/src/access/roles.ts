/** What a person may be authorised as. One person may hold several; each act uses one. */
export const ROLES = [
  'requester',
  'account-manager',
  'information-coordinator',
  'analyst',
  'case-director',
  'legal',
  'manager',
  'liec-coordinator',
  'liec-legal',
  'partner',
  'privacy-officer',
  'auditor',
  'administrator',
  'application-manager',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
  requester: 'Inbrenger',
  'account-manager': 'Accountmanager',
  'information-coordinator': 'Informatiecoördinator',
  analyst: 'Analist',
  'case-director': 'Casusregisseur',
  legal: 'Jurist',
  manager: 'Manager',
  'liec-coordinator': 'Coördinator LIEC',
  'liec-legal': 'Jurist LIEC',
  partner: 'Partnervertegenwoordiger',
  'privacy-officer': 'Privacyfunctionaris',
  auditor: 'Auditor',
  administrator: 'Beheerder',
  'application-manager': 'Applicatiebeheerder',
};

/** The roles that work at a RIEC desk and see the cases of their region. */
export const REGION_ROLES: readonly Role[] = [
  'account-manager',
  'information-coordinator',
  'analyst',
  'legal',
  'manager',
];

/** Roles that need a valid security screening; expired means no access on the next request. */
export const SCREENED_ROLES: readonly Role[] = [
  ...REGION_ROLES,
  'case-director',
  'liec-coordinator',
  'liec-legal',
  'partner',
];

/**
 * How far a role reaches.
 * - `own-organisation`: cases brought in by the organisation of the authorisation, or by one it succeeded
 * - `named-on-case`: cases on which the person is named today
 * - `own-rows`: rows put to the organisation of the authorisation (a question, an intervention)
 * - `region`: cases of the region of the authorisation; `named-only` ones for named staff, the manager, and who is let in for a time
 * - `granted`: cases to which the person was let in for a time, as a second person or for a data subject's request
 * - `nation-headers`: the header of every case, without personal data; `named-only` ones are counted only
 * - `nation`: everything of that one kind of object
 */
export const REACHES = [
  'own-organisation',
  'named-on-case',
  'own-rows',
  'region',
  'granted',
  'nation-headers',
  'nation',
] as const;
export type Reach = (typeof REACHES)[number];

export const REACH_LABELS: Record<Reach, string> = {
  'own-organisation': 'eigen organisatie',
  'named-on-case': 'op naam',
  'own-rows': 'eigen regels',
  region: 'eigen regio',
  granted: 'met tijdelijke toegang',
  'nation-headers': 'landelijk, alleen kopgegevens',
  nation: 'landelijk',
};

/** The four ways one case is shown; each is a response class of its own. */
export const VIEWS = ['requester', 'staff', 'partner', 'header'] as const;
export type View = (typeof VIEWS)[number];

/** Kinds of organisation. */
export const ORGANISATION_KINDS = ['municipality', 'province', 'riec', 'liec', 'national-partner'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ORGANISATION_KIND_LABELS: Record<OrganisationKind, string> = {
  municipality: 'Gemeente',
  province: 'Provincie',
  riec: 'RIEC',
  liec: 'LIEC',
  'national-partner': 'Landelijke partner',
};
