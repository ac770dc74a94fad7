import { ROLES, SCREENED_ROLES, type OrganisationKind, type Role } from '../access/roles';
import { AUTHORISATION_RULES, authorisationFaults, ROLE_PLACES, type GrantFacts } from './authorisation-rules';

const TODAY = '2026-11-24';
const PLACES: Record<OrganisationKind, readonly string[]> = {
  municipality: ['NN'],
  province: ['NN', 'ON'],
  riec: ['NN'],
  liec: [],
  'national-partner': [],
};

const facts = (role: Role, kind: OrganisationKind, more: Partial<GrantFacts> = {}): GrantFacts => ({
  role,
  organisation: { id: 'here', kind, regionCodes: PLACES[kind] },
  employerId: 'here',
  regionCodes: 'nation',
  validUntil: null,
  screenedUntil: '2027-11-24',
  today: TODAY,
  held: [],
  ...more,
});
const faults = (...given: Parameters<typeof facts>): string[] =>
  authorisationFaults(facts(...given)).map(({ id }) => id);

/** Typed by hand: who can hold what where, with the regions that make it fit. */
const FITS: readonly [Role, OrganisationKind, readonly string[] | 'nation'][] = [
  ['requester', 'municipality', 'nation'],
  ['requester', 'province', 'nation'],
  ['requester', 'national-partner', 'nation'],
  ['requester', 'riec', 'nation'],
  ['account-manager', 'riec', ['NN']],
  ['information-coordinator', 'riec', ['NN']],
  ['analyst', 'riec', ['NN']],
  ['legal', 'riec', ['NN']],
  ['manager', 'riec', ['NN']],
  ['privacy-officer', 'riec', ['NN']],
  ['application-manager', 'riec', ['NN']],
  ['case-director', 'riec', ['NN']],
  ['case-director', 'municipality', ['NN']],
  ['case-director', 'province', ['ON']],
  ['case-director', 'national-partner', ['LB', 'OB']],
  ['partner', 'municipality', ['NN']],
  ['partner', 'province', ['NN', 'ON']],
  ['partner', 'national-partner', ['LB']],
  ['partner', 'national-partner', 'nation'],
  ['liec-coordinator', 'liec', 'nation'],
  ['liec-legal', 'liec', 'nation'],
  ['auditor', 'liec', 'nation'],
  ['administrator', 'liec', 'nation'],
];

describe('granting an authorisation', () => {
  it.each(FITS)('%s fits a %s for %j', (role, kind, regionCodes) => {
    expect(faults(role, kind, { regionCodes })).toEqual([]);
  });

  it('fits nowhere else', () => {
    for (const role of ROLES)
      for (const kind of Object.keys(PLACES) as OrganisationKind[]) {
        const fits = FITS.some((row) => row[0] === role && row[1] === kind);
        expect([role, kind, faults(role, kind).includes('role-fits-organisation')]).toEqual([role, kind, !fits]);
      }
  });

  it.each<[Role, OrganisationKind, readonly string[] | 'nation']>([
    ['analyst', 'riec', 'nation'],
    ['analyst', 'riec', []],
    ['analyst', 'riec', ['ON']],
    ['analyst', 'riec', ['NN', 'ON']],
    ['requester', 'municipality', ['NN']],
    ['partner', 'municipality', 'nation'],
    ['partner', 'municipality', ['ON']],
    ['partner', 'national-partner', []],
    ['case-director', 'national-partner', 'nation'],
    ['case-director', 'municipality', ['ON']],
    ['liec-legal', 'liec', ['NN']],
  ])('refuses %s of a %s for regions %j', (role, kind, regionCodes) => {
    expect(faults(role, kind, { regionCodes })).toEqual(['regions-fit']);
  });

  it('asks a screening of the roles that need one, and only of them', () => {
    for (const [role, kind, regionCodes] of FITS) {
      const wanted = SCREENED_ROLES.includes(role) ? ['screening-known'] : [];
      expect([role, faults(role, kind, { regionCodes, screenedUntil: null })]).toEqual([role, wanted]);
    }
  });

  it('records nothing in the past and nothing beyond five years', () => {
    const at = (day: string) => faults('requester', 'municipality', { validUntil: day, screenedUntil: day });
    expect(at('2026-11-23')).toEqual(['screening-not-past', 'validity-not-past']);
    expect(at(TODAY)).toEqual([]);
    expect(at('2031-11-24')).toEqual([]);
    expect(at('2031-11-25')).toEqual(['screening-not-too-long', 'validity-not-too-long']);
  });

  it('keeps administrator and auditor apart from every other role, and from each other', () => {
    for (const sole of ['administrator', 'auditor'] as const)
      for (const other of ROLES.filter((role) => role !== sole)) {
        const beside = (role: Role, held: Role) => {
          const [kind = 'liec'] = ROLE_PLACES[role].kinds;
          return faults(role, kind, { held: [{ role: held, organisationId: 'elsewhere' }] }).includes('held-alone');
        };
        expect([sole, other, beside(sole, other), beside(other, sole)]).toEqual([sole, other, true, true]);
      }
    expect(faults('requester', 'riec', { held: [{ role: 'analyst', organisationId: 'here' }] })).toEqual([]);
  });

  it('gives nothing twice, and nothing at another organisation than where somebody works', () => {
    expect(faults('requester', 'riec', { held: [{ role: 'requester', organisationId: 'here' }] })).toEqual([
      'not-twice',
    ]);
    expect(faults('requester', 'riec', { employerId: 'elsewhere' })).toEqual(['own-employer']);
  });

  it('tells all that is wrong at once, each rule with words', () => {
    const all = authorisationFaults(facts('analyst', 'liec', { screenedUntil: null, validUntil: '2020-01-01' }));
    expect(all.map(({ field }) => field)).toEqual(['role', 'screenedUntil', 'validUntil']);
    for (const { says } of AUTHORISATION_RULES) expect(says(facts('analyst', 'riec'))).toMatch(/\S{3}/);
    expect(new Set(AUTHORISATION_RULES.map(({ id }) => id)).size).toBe(AUTHORISATION_RULES.length);
  });
});
