import { addMonths, type CalendarDate } from '../calendar/dates';
import { ROLE_LABELS, SCREENED_ROLES, type OrganisationKind, type Role } from '../access/roles';

/**
 * Which regions an authorisation names.
 * - `none`: it follows the organisation, or the country; no region is named
 * - `own`: exactly the region of the organisation
 * - `of-organisation`: one or more of the regions in which the organisation lies; for one without a region, any
 * - `some-or-nation`: the same, or the whole country for an organisation of the whole country
 */
export type RegionRule = 'none' | 'own' | 'of-organisation' | 'some-or-nation';

/** Where a role can be held: at which kinds of organisation, and for which regions. */
export interface RolePlace {
  readonly kinds: readonly OrganisationKind[];
  readonly regions: RegionRule;
}

const DESK: RolePlace = { kinds: ['riec'], regions: 'own' };
const NATIONAL: RolePlace = { kinds: ['liec'], regions: 'none' };

/** One row a role; a missing role does not compile. */
export const ROLE_PLACES: Record<Role, RolePlace> = {
  requester: { kinds: ['municipality', 'province', 'national-partner', 'riec'], regions: 'none' },
  'account-manager': DESK,
  'information-coordinator': DESK,
  analyst: DESK,
  legal: DESK,
  manager: DESK,
  'privacy-officer': DESK,
  'application-manager': DESK,
  // A case director may come from any partner; the case itself names them.
  'case-director': { kinds: ['riec', 'municipality', 'province', 'national-partner'], regions: 'of-organisation' },
  partner: { kinds: ['municipality', 'province', 'national-partner'], regions: 'some-or-nation' },
  'liec-coordinator': NATIONAL,
  'liec-legal': NATIONAL,
  auditor: NATIONAL,
  administrator: NATIONAL,
};

/** Roles that keep watch or keep accounts, and so are held alone: by whom neither reads nor writes a case. */
export const SOLE_ROLES: readonly Role[] = ['administrator', 'auditor'];

/** No authorisation and no screening is recorded for longer than this. */
export const LONGEST_MONTHS = 60;

/** What is known when an authorisation is granted or changed. */
export interface GrantFacts {
  readonly role: Role;
  readonly organisation: {
    readonly id: string;
    readonly kind: OrganisationKind;
    /** Where it lies; none for an organisation of the whole country. */
    readonly regionCodes: readonly string[];
  };
  /** The organisation the person works for. */
  readonly employerId: string;
  readonly regionCodes: readonly string[] | 'nation';
  readonly validUntil: CalendarDate | null;
  readonly screenedUntil: CalendarDate | null;
  readonly today: CalendarDate;
  /** What the person holds beside this, as far as it has not ended. */
  readonly held: readonly { readonly role: Role; readonly organisationId: string }[];
}

type Field = 'role' | 'organisationId' | 'regionCodes' | 'validUntil' | 'screenedUntil';

/** One rule: what it guards, what it says, and whether it is broken. */
interface GrantRule {
  readonly id: string;
  readonly field: Field;
  readonly says: (facts: GrantFacts) => string;
  readonly broken: (facts: GrantFacts) => boolean;
}

const fitsKind = ({ role, organisation }: GrantFacts): boolean => ROLE_PLACES[role].kinds.includes(organisation.kind);
const isScreened = (role: Role): boolean => SCREENED_ROLES.includes(role);

const REGION_FITS: Record<RegionRule, (facts: GrantFacts) => boolean> = {
  none: ({ regionCodes }) => regionCodes === 'nation',
  own: ({ regionCodes, organisation }) =>
    regionCodes !== 'nation' &&
    regionCodes.length === organisation.regionCodes.length &&
    regionCodes.every((code) => organisation.regionCodes.includes(code)),
  'of-organisation': ({ regionCodes, organisation }) =>
    regionCodes !== 'nation' &&
    regionCodes.length > 0 &&
    (organisation.regionCodes.length === 0 || regionCodes.every((code) => organisation.regionCodes.includes(code))),
  'some-or-nation': (facts) =>
    facts.regionCodes === 'nation'
      ? facts.organisation.regionCodes.length === 0
      : REGION_FITS['of-organisation'](facts),
};

const REGION_SAYS: Record<RegionRule, string> = {
  none: 'hoort leeg te zijn: deze rol noemt geen regio',
  own: 'moet precies de eigen regio van de organisatie zijn',
  'of-organisation': 'moet een of meer regio’s noemen waar de organisatie in ligt',
  'some-or-nation':
    'moet een of meer regio’s noemen waar de organisatie in ligt; heel Nederland kan alleen voor een landelijke partner',
};

/** Every rule for granting or changing an authorisation, in the order in which it is told. */
export const AUTHORISATION_RULES: readonly GrantRule[] = [
  {
    id: 'own-employer',
    field: 'organisationId',
    says: () => 'is niet de organisatie waar deze persoon werkt; leg eerst de overstap vast',
    broken: ({ organisation, employerId }) => organisation.id !== employerId,
  },
  {
    id: 'role-fits-organisation',
    field: 'role',
    says: ({ role }) => `${ROLE_LABELS[role].toLowerCase()} kan niet bij dit soort organisatie`,
    broken: (facts) => !fitsKind(facts),
  },
  {
    id: 'held-alone',
    field: 'role',
    says: () => 'beheerder en auditor gaan niet samen met een andere rol',
    broken: ({ role, held }) =>
      held.some((one) => one.role !== role && (SOLE_ROLES.includes(role) || SOLE_ROLES.includes(one.role))),
  },
  {
    id: 'not-twice',
    field: 'role',
    says: () => 'heeft deze persoon al bij deze organisatie',
    broken: ({ role, organisation, held }) =>
      held.some((one) => one.role === role && one.organisationId === organisation.id),
  },
  {
    id: 'regions-fit',
    field: 'regionCodes',
    says: ({ role }) => REGION_SAYS[ROLE_PLACES[role].regions],
    broken: (facts) => fitsKind(facts) && !REGION_FITS[ROLE_PLACES[facts.role].regions](facts),
  },
  {
    id: 'screening-known',
    field: 'screenedUntil',
    says: () => 'is verplicht: deze rol vraagt een geldige screening',
    broken: ({ role, screenedUntil }) => isScreened(role) && screenedUntil === null,
  },
  {
    id: 'screening-not-past',
    field: 'screenedUntil',
    says: () => 'ligt in het verleden',
    broken: ({ screenedUntil, today }) => screenedUntil !== null && screenedUntil < today,
  },
  {
    id: 'screening-not-too-long',
    field: 'screenedUntil',
    says: () => 'mag hoogstens vijf jaar vooruit liggen',
    broken: ({ screenedUntil, today }) => screenedUntil !== null && screenedUntil > addMonths(today, LONGEST_MONTHS),
  },
  {
    id: 'validity-not-past',
    field: 'validUntil',
    says: () => 'ligt in het verleden; beëindig de bevoegdheid als die nu moet stoppen',
    broken: ({ validUntil, today }) => validUntil !== null && validUntil < today,
  },
  {
    id: 'validity-not-too-long',
    field: 'validUntil',
    says: () => 'mag hoogstens vijf jaar vooruit liggen',
    broken: ({ validUntil, today }) => validUntil !== null && validUntil > addMonths(today, LONGEST_MONTHS),
  },
];

/** What is wrong with granting this, all of it: the field, and why, in words for who grants. */
export const authorisationFaults = (facts: GrantFacts): { id: string; field: Field; message: string }[] =>
  AUTHORISATION_RULES.filter(({ broken }) => broken(facts)).map(({ id, field, says }) => ({
    id,
    field,
    message: says(facts),
  }));
