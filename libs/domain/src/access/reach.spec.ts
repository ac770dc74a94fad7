import type { Authorisation, CaseAccess } from './actor';
import { reachesCase } from './reach';
import type { Role } from './roles';

const authorisation = (role: Role, regionCodes: Authorisation['regionCodes']): Authorisation => ({
  id: 'authorisation',
  role,
  organisationId: 'organisation',
  regionCodes,
  validUntil: null,
  screenedUntil: '2027-01-01',
});
const access = {
  state: 'execution',
  track: 'integral',
  regionCode: 'NN',
  confidentiality: 'normal',
  submittingOrganisationIds: ['town'],
  filerId: 'filer',
  handlerId: null,
  named: [],
  excludedPersonIds: [],
  rowOrganisationIds: ['organisation'],
} as CaseAccess;

describe('the rows of an own organisation are reached', () => {
  const reaches = (role: Role, regions: Authorisation['regionCodes'], over: Partial<CaseAccess> = {}): boolean =>
    reachesCase('own-rows', authorisation(role, regions), 'person', { ...access, ...over });

  it('by a partner in the regions of the authorisation only', () => {
    expect(reaches('partner', 'nation')).toBe(true);
    expect(reaches('partner', ['NN', 'ON'])).toBe(true);
    expect(reaches('partner', ['ON'])).toBe(false);
  });

  it('by a municipality wherever the case is, for its own interventions go with it', () => {
    expect(reaches('requester', ['ON'])).toBe(true);
    expect(reaches('requester', [])).toBe(true);
  });

  it('by nobody of an organisation without a row, and by nobody who is excluded', () => {
    expect(reaches('partner', 'nation', { rowOrganisationIds: ['another'] })).toBe(false);
    expect(reaches('partner', 'nation', { excludedPersonIds: ['person'] })).toBe(false);
  });
});

describe('the headers of the whole country', () => {
  const reaches = (over: Partial<CaseAccess>): boolean =>
    reachesCase('nation-headers', authorisation('liec-coordinator', 'nation'), 'person', { ...access, ...over });

  it('are of cases that were sent and are not by name only', () => {
    expect(reaches({})).toBe(true);
    expect(reaches({ state: 'draft' })).toBe(false);
    expect(reaches({ confidentiality: 'named-only' })).toBe(false);
  });
});
