import { MOVE_NAMES, MOVES } from '../case/moves';
import type { FileFacts } from '../case/needs';
import { STATES, type State, type Track } from '../case/states';
import type { Actor, Authorisation, CaseAccess, Named } from './actor';
import { decide, viewOf, type Action } from './decide';
import { ACTS } from './policy';
import { REGION_ROLES, ROLES, type Role } from './roles';

const TODAY = '2026-11-24';
const ACTIONS: readonly Action[] = [...MOVE_NAMES, ...ACTS];
const SENT = STATES.filter((state) => state !== 'draft');

let count = 0;
const authorised = (role: Role, over: Partial<Authorisation> = {}): Authorisation => ({
  id: `authorisation-${(count += 1)}`,
  role,
  organisationId: role === 'requester' ? 'town' : 'riec',
  regionCodes: ['NN'],
  validUntil: null,
  screenedUntil: '2027-01-01',
  ...over,
});
const who = (personId: string, ...authorisations: readonly Authorisation[]): Actor => ({ personId, authorisations });
const someone = (role: Role, over: Partial<Authorisation> = {}): Actor => who('someone', authorised(role, over));

/** The police has a question and an intervention on the case; so has the town. */
const WORLD = {
  state: 'intake' as State,
  track: 'integral' as Track,
  regionCode: 'NN' as string | null,
  confidentiality: 'normal' as CaseAccess['confidentiality'],
  submittingOrganisationIds: ['town'],
  filerId: 'filer',
  handlerId: 'handler' as string | null,
  named: [] as readonly Named[],
  excludedPersonIds: [] as readonly string[],
  rowOrganisationIds: ['police', 'town'] as readonly string[],
};
const caseWith = (over: Partial<typeof WORLD>): CaseAccess => ({
  ...WORLD,
  ...over,
});
const named = (personId: string | null, as: Named['as'], organisationId = 'riec'): Named => ({
  personId,
  as,
  organisationId,
});

const ask = (action: Action, actor: Actor, over: Partial<typeof WORLD> = {}) =>
  decide({ action, actor, access: caseWith(over), today: TODAY });
const because = (...question: Parameters<typeof ask>): string => {
  const decision = ask(...question);
  return decision.allowed ? 'allowed' : decision.because;
};

/** Every answer that is not "out of reach", for every action in every state. */
const answers = (actor: Actor, over: Partial<typeof WORLD> = {}, states: readonly State[] = STATES): string[] =>
  states.flatMap((state) =>
    ACTIONS.flatMap((action) => {
      const answer = because(action, actor, {
        ...over,
        state,
        regionCode: state === 'draft' ? null : 'NN',
      });
      return answer === 'out-of-reach' ? [] : [`${action} ${state}: ${answer}`];
    }),
  );

describe('somebody who does not reach a case is told the same as for one that does not exist', () => {
  it.each(REGION_ROLES)('%s of another region', (role) => {
    expect(answers(someone(role, { regionCodes: ['ON'] }))).toEqual([]);
  });

  it('an officer of another town', () => {
    expect(answers(someone('requester', { organisationId: 'village' }))).toEqual([]);
  });

  it('a colleague of the filer, when the request is on name only', () => {
    const over = {
      confidentiality: 'named-only' as const,
      rowOrganisationIds: [],
    };
    expect(answers(someone('requester'), over)).toEqual([]);
  });

  it('a case director who is not named on it', () => {
    expect(answers(someone('case-director'))).toEqual([]);
  });

  it('a partner who is not named on it and has no question or intervention there', () => {
    expect(answers(someone('partner', { organisationId: 'tax' }))).toEqual([]);
  });

  it.each(['account-manager', 'information-coordinator', 'analyst', 'legal'] as const)(
    '%s of the region who is not named on a case on name only',
    (role) => {
      const over = { confidentiality: 'named-only' as const };
      expect(answers(someone(role), over)).toEqual([]);
    },
  );

  it.each(ROLES)('an excluded %s, however the case is reached otherwise', (role) => {
    const over = {
      excludedPersonIds: ['someone'],
      handlerId: 'someone',
      filerId: 'someone',
      named: (['staff', 'case-director', 'partner', 'colleague'] as const).map((as) => named('someone', as)),
    };
    expect(answers(someone(role), over)).toEqual([]);
  });

  it.each(REGION_ROLES)('a %s whose screening ended yesterday', (role) => {
    const ended = someone(role, { screenedUntil: '2026-11-23' });
    expect(answers(ended)).toEqual([]);
    expect(because('readCase', someone(role, { screenedUntil: TODAY }))).toBe('allowed');
  });

  it('a partner who was never screened, though named', () => {
    const never = someone('partner', {
      organisationId: 'police',
      screenedUntil: null,
    });
    const over = { named: [named('someone', 'partner', 'police')] };
    expect(answers(never, over)).toEqual([]);
  });

  it.each(ROLES)('a %s whose authorisation ended yesterday', (role) => {
    const ended = authorised(role, { validUntil: '2026-11-23' });
    expect(answers(who('someone', ended))).toEqual([]);
  });

  it('an officer needs no screening, and an authorisation counts on its last day', () => {
    const last = someone('requester', {
      screenedUntil: null,
      validUntil: TODAY,
    });
    expect(because('readCase', last)).toBe('allowed');
  });

  it('somebody without any authorisation', () => {
    expect(answers(who('someone'))).toEqual([]);
  });

  it.each(['administrator', 'auditor'] as const)('the %s, for every case and every action', (role) => {
    expect(answers(someone(role, { regionCodes: 'nation' }))).toEqual([]);
  });

  it('the privacy officer, but for the confirmation of a destruction', () => {
    const open = SENT.filter((state) => !MOVES.destroy.from.includes(state));
    expect(answers(someone('privacy-officer'), {}, open)).toEqual([]);
    expect(
      viewOf({
        actor: someone('privacy-officer'),
        access: caseWith({ state: 'closed' }),
        today: TODAY,
      }),
    ).toBeNull();
    for (const state of MOVES.destroy.from)
      expect(because('readCase', someone('privacy-officer'), { state })).toBe('out-of-reach');
  });

  it('the jurist of the LIEC, where no advice is being written', () => {
    const states = STATES.filter((state) => !['in-progress', 'on-hold'].includes(state));
    const legal = someone('liec-legal', { regionCodes: 'nation' });
    expect(answers(legal, { track: 'advice' }, states)).toEqual([]);
  });

  it('everybody but its writers, while it is a draft', () => {
    const over = {
      state: 'draft' as const,
      regionCode: null,
      named: [named('someone', 'case-director'), named('someone', 'partner')],
    };
    for (const role of ROLES.filter((each) => each !== 'requester'))
      expect([role, because('readCase', someone(role), over)]).toEqual([role, 'out-of-reach']);
  });
});

describe('a case on name only', () => {
  const over = { confidentiality: 'named-only' as const };

  it('is reached by the manager, the handler, named staff and its filer', () => {
    expect(because('readCase', someone('manager'), over)).toBe('allowed');
    expect(because('readCase', who('handler', authorised('account-manager')), over)).toBe('allowed');
    expect(
      because('readCase', someone('legal'), {
        ...over,
        named: [named('someone', 'staff')],
      }),
    ).toBe('allowed');
    expect(because('readCase', who('filer', authorised('requester')), over)).toBe('allowed');
    expect(
      because('readCase', someone('requester'), {
        ...over,
        named: [named('someone', 'colleague', 'town')],
      }),
    ).toBe('allowed');
  });

  it('does not show to the LIEC', () => {
    expect(because('readCase', someone('liec-coordinator', { regionCodes: 'nation' }), over)).toBe('out-of-reach');
  });

  it('can still be destroyed: the privacy officer confirms', () => {
    const decision = decide({
      action: 'destroy',
      actor: someone('privacy-officer'),
      access: caseWith({ ...over, state: 'closed' }),
      today: TODAY,
      file: {
        retentionEnded: true,
        proposal: { move: 'destroy', personId: 'manager' },
      } as FileFacts,
    });
    expect(decision).toMatchObject({ allowed: true, mode: 'confirm' });
  });
});

describe('the LIEC coordinator', () => {
  const liec = someone('liec-coordinator', { regionCodes: 'nation' });

  it('reads headers of every region, from sending on', () => {
    for (const state of SENT) {
      const access = caseWith({ state });
      expect(viewOf({ actor: liec, access, today: TODAY })?.view).toBe('header');
    }
    expect(because('readCase', liec, { state: 'draft', regionCode: null })).toBe('out-of-reach');
  });

  it('may do nothing else with a case', () => {
    const more = answers(liec, {}, SENT).filter((answer) => !answer.startsWith('readCase'));
    expect(more.filter((answer) => !answer.endsWith('wrong-role'))).toEqual([]);
  });
});

describe('a partner', () => {
  const police = someone('partner', { organisationId: 'police' });
  const onCase = { named: [named('someone', 'partner', 'police')] };

  it('before anybody is named sees the question only, and can answer it', () => {
    const state = 'partner-query' as const;
    const over = { state, named: [named(null, 'partner', 'police')] };
    expect(because('readCase', police, over)).toBe('out-of-reach');
    expect(because('readTimeline', police, over)).toBe('out-of-reach');
    expect(because('answerInquiry', police, over)).toBe('allowed');
  });

  it('sees the partner view once named, and only that person', () => {
    const access = caseWith(onCase);
    expect(viewOf({ actor: police, access, today: TODAY })?.view).toBe('partner');
    const colleague = who('colleague', authorised('partner', { organisationId: 'police' }));
    expect(viewOf({ actor: colleague, access, today: TODAY })).toBeNull();
  });

  it('is named for one organisation: an authorisation for another does not count', () => {
    const moved = someone('partner', { organisationId: 'tax' });
    expect(because('readCase', moved, onCase)).toBe('out-of-reach');
  });

  it('reads under the authorisation of the organisation that is named', () => {
    const both = who(
      'someone',
      authorised('partner', { id: 'for-tax', organisationId: 'tax' }),
      authorised('partner', { id: 'for-police', organisationId: 'police' }),
    );
    const access = caseWith(onCase);
    expect(viewOf({ actor: both, access, today: TODAY })?.authorisation.id).toBe('for-police');
  });

  it('keeps the requester view for colleagues of a town that is named as partner', () => {
    const over = { named: [named('someone', 'partner', 'town')] };
    const officer = who('officer', authorised('requester'));
    const person = who('someone', authorised('requester'), authorised('partner', { organisationId: 'town' }));
    const view = (actor: Actor) => viewOf({ actor, access: caseWith(over), today: TODAY })?.view;
    expect(view(officer)).toBe('requester');
    expect(view(person)).toBe('partner');
  });
});
