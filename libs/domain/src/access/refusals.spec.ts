import type { FileFacts, NeedInput } from '../case/needs';
import type { CaseAccess, Actor, Authorisation } from './actor';
import type { State } from '../case/states';
import { deskAuthorisations, decide, type Action } from './decide';
import type { Role } from './roles';

const TODAY = '2026-11-24';
const authorised = (role: Role, over: Partial<Authorisation> = {}): Authorisation => ({
  id: role,
  role,
  organisationId: 'riec',
  regionCodes: ['NN'],
  validUntil: null,
  screenedUntil: '2027-01-01',
  ...over,
});
const who = (personId: string, ...authorisations: readonly Authorisation[]): Actor => ({ personId, authorisations });
const someone = (role: Role): Actor => who('someone', authorised(role));

const WORLD = {
  state: 'intake' as State,
  track: 'integral' as CaseAccess['track'],
  regionCode: 'NN',
  confidentiality: 'normal' as const,
  submittingOrganisationIds: ['town'],
  filerId: 'filer',
  handlerId: null,
  named: [],
  excludedPersonIds: [],
  rowOrganisationIds: [],
};

function because(action: Action, actor: Actor, over: Partial<typeof WORLD> = {}): string {
  const access: CaseAccess = { ...WORLD, ...over };
  const decision = decide({ action, actor, access, today: TODAY });
  return decision.allowed ? 'allowed' : decision.because;
}

describe('the order in which a no is told', () => {
  it('the role comes before the moment', () => {
    expect(because('accept', someone('analyst'), { state: 'intake' })).toBe('wrong-role');
    expect(because('accept', someone('manager'), { state: 'intake' })).toBe('wrong-moment');
  });

  it('a role that may it elsewhere is told that here it is for another', () => {
    const over = { state: 'legality-check' as const };
    expect(because('reject', someone('account-manager'), over)).toBe('wrong-role');
    expect(because('reject', someone('legal'), over)).toBe('allowed');
  });

  it('where nobody may it, it is the wrong moment', () => {
    expect(because('reject', someone('manager'), { state: 'closed' })).toBe('wrong-moment');
  });

  it('the moment comes before what is missing', () => {
    expect(because('approveTest', someone('legal'), { state: 'intake' })).toBe('wrong-moment');
    expect(because('approveTest', someone('legal'), { state: 'legality-check' })).toBe('missing-need');
  });

  it('a move of the other track is the wrong moment for who could make it', () => {
    const over = { track: 'advice' as const };
    expect(because('startTest', someone('account-manager'), over)).toBe('wrong-moment');
    expect(because('startTest', someone('analyst'), over)).toBe('wrong-role');
  });
});

describe('acting outside a case', () => {
  it('follows the live authorisations only', () => {
    const mixed = who(
      'someone',
      authorised('account-manager', { id: 'live' }),
      authorised('account-manager', { id: 'ended', validUntil: '2026-01-01' }),
    );
    expect(deskAuthorisations('createCaseOnBehalf', mixed, TODAY).map(({ id }) => id)).toEqual(['live']);
    expect(deskAuthorisations('createCase', mixed, TODAY)).toEqual([]);
  });

  it.each(['administrator', 'auditor', 'privacy-officer'] as const)('the %s lists no cases', (role) => {
    expect(deskAuthorisations('listCases', someone(role), TODAY)).toEqual([]);
  });
});

describe('what must not become a dead end', () => {
  it.each(['partner-query', 'enrichment', 'weighing', 'analysis', 'planning', 'execution', 'closing'] as const)(
    'an open inquiry can still be settled in %s, for a case cannot close with one',
    (state) => {
      const coordinator = someone('information-coordinator');
      expect(because('recordAnswer', coordinator, { state })).toBe('allowed');
    },
  );

  it.each(['analysis', 'planning', 'execution', 'closing'] as const)(
    'a case in %s without a case director can be given one',
    (state) => {
      expect(because('nameParticipant', someone('manager'), { state })).toBe('allowed');
    },
  );
});

describe('what a move must be given, beside its form', () => {
  const given = (action: Action, role: Role, state: State, input: object) =>
    decide({
      action,
      actor: someone(role),
      access: { ...WORLD, state },
      today: TODAY,
      file: { origin: null } as Partial<FileFacts> as FileFacts,
      input: input as NeedInput,
    }).allowed;
  const region = { destination: { kind: 'region', code: 'ON' } };
  const desk = { destination: { kind: 'desk', code: 'zvh' } };

  it.each([
    ['intake', 'account-manager'],
    ['legality-check', 'legal'],
  ] as const)('a case in %s can be referred to another region', (state, role) => {
    expect(given('refer', role, state, region)).toBe(true);
  });

  it.each([
    ['partner-query', 'information-coordinator'],
    ['enrichment', 'information-coordinator'],
    ['weighing', 'manager'],
  ] as const)('a case in %s can be referred to a desk only', (state, role) => {
    expect(given('refer', role, state, desk)).toBe(true);
    expect(given('refer', role, state, region)).toBe(false);
  });

  it('a hold for an investigation says who informs the mayor and what the town may do meanwhile', () => {
    const hold = (input: object) =>
      given('hold', 'information-coordinator', 'enrichment', { reviewOn: '2026-12-24', ...input });
    const told = { mayorInformedBy: 'officier van justitie', meanwhile: 'regulier toezicht' };
    expect(hold({ holdGround: 'investigation-interest' })).toBe(false);
    expect(hold({ holdGround: 'investigation-interest', mayorInformedBy: 'officier van justitie' })).toBe(false);
    expect(hold({ holdGround: 'investigation-interest', ...told })).toBe(true);
    expect(hold({ holdGround: 'seasonal-or-event' })).toBe(true);
  });
});

describe('asking further on an advice', () => {
  const ask = (actor: Actor, handlerId: string) =>
    decide({
      action: 'askFurther',
      actor,
      access: { ...WORLD, state: 'answered', track: 'advice' },
      today: TODAY,
      file: { origin: null, handlerId } as Partial<FileFacts> as FileFacts,
    });

  it('is for the handler, not for every account manager of the region', () => {
    expect(ask(someone('account-manager'), 'someone')).toMatchObject({ allowed: true });
    expect(ask(someone('account-manager'), 'another')).toMatchObject({
      because: 'missing-need',
      needs: ['is-handler'],
    });
  });

  it('is for the requester, whoever handles it', () => {
    const officer = who('officer', authorised('requester', { organisationId: 'town', screenedUntil: null }));
    expect(ask(officer, 'another')).toMatchObject({ allowed: true });
  });
});
