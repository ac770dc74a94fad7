import type { Actor, Authorisation, CaseAccess } from '../access/actor';
import { STATES } from '../case/states';
import { AGENDA_REASONS, agendaReason, attendsAs, reordered } from './meetings';

const TODAY = '2026-11-24';
const line = (more: Partial<Authorisation>): Authorisation => ({
  id: 'a',
  role: 'partner',
  organisationId: 'police',
  regionCodes: ['NN'],
  validUntil: null,
  screenedUntil: '2027-01-01',
  ...more,
});
const actor = (personId: string, ...lines: Partial<Authorisation>[]): Actor => ({
  personId,
  authorisations: lines.map(line),
});
const access = (more: Partial<CaseAccess> = {}): CaseAccess => ({
  state: 'weighing',
  track: 'integral',
  regionCode: 'NN',
  confidentiality: 'normal',
  submittingOrganisationIds: ['town'],
  filerId: 'officer',
  handlerId: null,
  named: [{ organisationId: 'police', personId: 'agent', as: 'partner' }],
  rowOrganisationIds: ['tax'],
  excludedPersonIds: [],
  ...more,
});
const asked = (who: Actor | null, organisationId = 'police', of = access()) =>
  attendsAs({ organisationId, actor: who }, of, TODAY);

describe('who attends when a case is talked over', () => {
  it('somebody named on it, as partner; their colleague does not', () => {
    expect(asked(actor('agent', {}))).toBe('partner');
    expect(asked(actor('other', {}))).toBeNull();
  });

  it('staff of the region, not when kept out, and not of another region', () => {
    const analyst = actor('analyst', { role: 'analyst', organisationId: 'riec' });
    expect(asked(analyst, 'riec')).toBe('staff');
    expect(asked(analyst, 'riec', access({ excludedPersonIds: ['analyst'] }))).toBeNull();
    expect(asked(analyst, 'riec', access({ confidentiality: 'named-only' }))).toBeNull();
    expect(asked(actor('away', { role: 'analyst', regionCodes: ['ON'] }), 'riec')).toBeNull();
  });

  it('whoever an organisation sends, when it takes part; rows of its own are not enough, nor bringing it in', () => {
    expect(asked(null, 'police')).toBe('partner');
    expect(asked(null, 'police', access({ excludedPersonIds: ['agent'] }))).toBeNull();
    expect(asked(null, 'tax')).toBeNull();
    expect(asked(null, 'town')).toBeNull();
  });

  it('never a requester, also when they reach the case', () => {
    expect(asked(actor('officer', { role: 'requester', organisationId: 'town' }), 'town')).toBeNull();
  });

  it('whoever is requester and partner sits there as partner', () => {
    expect(asked(actor('agent', { role: 'requester', organisationId: 'police' }, {}))).toBe('partner');
  });

  it('somebody for the organisation they were invited for, not for another that they speak for too', () => {
    expect(asked(actor('agent', {}, { organisationId: 'tax' }), 'tax')).toBeNull();
  });

  it('nobody whose screening has ended', () => {
    expect(asked(actor('agent', { screenedUntil: '2026-11-23' }))).toBeNull();
  });
});

describe('an agenda', () => {
  it('tells why a case is on it', () => {
    expect(agendaReason('weighing', false)).toBe('weigh');
    expect(agendaReason('execution', true)).toBe('overdue');
    expect(agendaReason('execution', false)).toBe('other');
    expect(agendaReason('closing', true)).toBe('evaluate');
    for (const state of STATES) expect(AGENDA_REASONS).toContain(agendaReason(state, true));
  });

  it('is ordered by who sees a part of it, without moving the rest', () => {
    expect(reordered(['a', 'x', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['c', 'x', 'a', 'b']);
    expect(reordered(['a', 'b'], ['b', 'a'])).toEqual(['b', 'a']);
    expect(reordered(['x'], [])).toEqual(['x']);
  });
});
