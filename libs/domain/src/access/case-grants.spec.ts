import { MOVE_NAMES } from '../case/moves';
import type { FileFacts } from '../case/needs';
import { STATES, type State } from '../case/states';
import type { Actor, CaseAccess } from './actor';
import { fitsCase, GRANT_KINDS, grantFaults, receivesUnder, type CaseGrant, type GrantKind } from './case-grants';
import { deskAuthorisations, decide, viewOf, type Action } from './decide';
import { ACTS } from './policy';
import { ROLES, type Role } from './roles';

const TODAY = '2026-11-24';
const FROM = '2026-11-24T09:00:00.000Z';
const UNTIL = '2026-11-24T17:00:00.000Z';
const DURING = '2026-11-24T12:00:00.000Z';
const ACTIONS: readonly Action[] = [...MOVE_NAMES, ...ACTS];

const holder = (role: Role, regionCodes: readonly string[] | 'nation' = ['NN']): Actor => ({
  personId: 'holder',
  authorisations: [
    { id: role, role, organisationId: 'office', regionCodes, validUntil: null, screenedUntil: '2027-01-01' },
  ],
});
const grant = (kind: GrantKind, over: Partial<CaseGrant> = {}): CaseGrant => ({
  id: kind,
  personId: 'holder',
  kind,
  from: FROM,
  until: UNTIL,
  endedAt: null,
  ...over,
});
const caseWith = (over: Partial<CaseAccess> = {}): CaseAccess => ({
  state: 'partner-query',
  track: 'integral',
  regionCode: 'NN',
  confidentiality: 'named-only',
  submittingOrganisationIds: ['town'],
  filerId: 'filer',
  handlerId: 'handler',
  named: [],
  rowOrganisationIds: [],
  excludedPersonIds: [],
  at: DURING,
  ...over,
});
const view = (actor: Actor, access: CaseAccess): string | null => viewOf({ actor, access, today: TODAY })?.view ?? null;
/** A file in which nothing is missing for an approval. */
const FILE = {
  testComplete: true,
  testPartners: 1,
  testAuthorId: 'author',
  intakePersonIds: [],
  screeningRequired: false,
} as Partial<FileFacts> as FileFacts;
const allowed = (actor: Actor, access: CaseAccess): Action[] =>
  ACTIONS.filter((action) => decide({ action, actor, access, today: TODAY, file: FILE }).allowed);

/** Who may hold which access, typed by hand: own region, another region, or the nation. */
const MAY_HOLD: Record<GrantKind, readonly string[]> = {
  'time-boxed': ['account-manager NN', 'information-coordinator NN', 'analyst NN', 'legal NN'],
  'break-glass': ['account-manager NN', 'information-coordinator NN', 'analyst NN', 'legal NN'],
  'data-subject-request': ['privacy-officer NN'],
  'second-person': ['legal ON', 'liec-legal NN', 'liec-legal ON', 'liec-legal nation'],
};
const EVERYBODY = ROLES.flatMap((role) => [`${role} NN`, `${role} ON`, `${role} nation`]);
const actorOf = (text: string): Actor => {
  const [role, place] = text.split(' ') as [Role, string];
  return holder(role, place === 'nation' ? 'nation' : [place]);
};

describe.each(GRANT_KINDS)('access of the kind %s', (kind) => {
  it('is held by those named here and by nobody else', () => {
    const found = EVERYBODY.filter((text) => receivesUnder(kind, actorOf(text), { access: caseWith(), today: TODAY }));
    const nation = kind === 'data-subject-request' || kind === 'second-person' ? [] : MAY_HOLD[kind];
    const expected = [
      ...MAY_HOLD[kind],
      // Somebody authorised for the whole nation works in this region too.
      ...nation.map((text) => text.replace('NN', 'nation')),
      ...(kind === 'data-subject-request' ? ['privacy-officer nation'] : []),
    ];
    expect(found.sort()).toEqual([...expected].sort());
  });

  it('opens the case to nobody but who may hold it, whatever a row says', () => {
    const access = caseWith({ grants: [grant(kind)] });
    for (const text of EVERYBODY) {
      const without = view(actorOf(text), caseWith());
      const may = receivesUnder(kind, actorOf(text), { access, today: TODAY }) !== null;
      expect([text, view(actorOf(text), access)]).toEqual([text, may ? 'staff' : without]);
    }
  });

  it('begins at its first instant, and at its last there is none any more', () => {
    const [who = ''] = MAY_HOLD[kind];
    const seen = (at: string): string | null => view(actorOf(who), caseWith({ grants: [grant(kind)], at }));
    expect([seen('2026-11-24T08:59:59.999Z'), seen(FROM), seen('2026-11-24T16:59:59.999Z'), seen(UNTIL)]).toEqual([
      null,
      'staff',
      'staff',
      null,
    ]);
  });

  it('is over from the instant at which it is ended', () => {
    const [who = ''] = MAY_HOLD[kind];
    const grants = [grant(kind, { endedAt: DURING })];
    expect(view(actorOf(who), caseWith({ grants, at: '2026-11-24T11:59:59.999Z' }))).toBe('staff');
    expect(view(actorOf(who), caseWith({ grants, at: DURING }))).toBeNull();
  });

  it('counts for nobody when it is not said which instant is asked about', () => {
    const [who = ''] = MAY_HOLD[kind];
    const { at: _at, ...timeless } = caseWith({ grants: [grant(kind)] });
    expect(view(actorOf(who), timeless)).toBeNull();
  });

  it('is of one person, not of the role', () => {
    const [who = ''] = MAY_HOLD[kind];
    expect(view(actorOf(who), caseWith({ grants: [grant(kind, { personId: 'another' })] }))).toBeNull();
  });

  it('gives way to an exclusion, and is not given to who is excluded', () => {
    const [who = ''] = MAY_HOLD[kind];
    const access = caseWith({ grants: [grant(kind)], excludedPersonIds: ['holder'] });
    expect(allowed(actorOf(who), access)).toEqual([]);
    expect(receivesUnder(kind, actorOf(who), { access, today: TODAY })).toBeNull();
  });

  it('ends with the authorisation, and with the screening where the role asks it', () => {
    const [who = ''] = MAY_HOLD[kind];
    const access = caseWith({ grants: [grant(kind)] });
    const [authorisation] = actorOf(who).authorisations;
    const left = { ...authorisation!, validUntil: '2026-11-23' };
    expect(view({ personId: 'holder', authorisations: [left] }, access)).toBeNull();
    const unscreened = { ...authorisation!, screenedUntil: '2026-11-23' };
    expect(view({ personId: 'holder', authorisations: [unscreened] }, access)).toBe(
      authorisation!.role === 'privacy-officer' ? 'staff' : null,
    );
  });

  it('lets nobody in to a draft', () => {
    for (const text of EVERYBODY) {
      const access = caseWith({ state: 'draft', regionCode: null, grants: [grant(kind)] });
      expect([text, view(actorOf(text), access)]).toEqual([text, null]);
    }
  });
});

describe('what access for a time lets its holder do', () => {
  const on = (kind: GrantKind, state: State): CaseAccess => caseWith({ state, grants: [grant(kind)] });

  it.each(['time-boxed', 'break-glass'] as const)(
    '%s: what the role may do when named as staff, and no more',
    (kind) => {
      for (const role of ['account-manager', 'information-coordinator', 'analyst', 'legal'] as const) {
        for (const state of STATES.filter((each) => each !== 'draft')) {
          const named = [{ organisationId: 'office', personId: 'holder', as: 'staff' as const }];
          expect(allowed(holder(role), on(kind, state))).toEqual(allowed(holder(role), caseWith({ state, named })));
        }
      }
    },
  );

  it('a data subject’s request: reading, in every state, and no act at all', () => {
    for (const state of STATES.filter((each) => each !== 'draft')) {
      const reads =
        state === 'destroyed'
          ? ['readCase', 'readTimeline', 'readTasks', 'readGrants']
          : ['readCase', 'readTimeline', 'readAttachment', 'readSubject', 'readTasks', 'readNotes', 'readGrants'];
      expect([state, allowed(holder('privacy-officer'), on('data-subject-request', state))]).toEqual([state, reads]);
    }
  });

  it.each(['legal', 'liec-legal'] as const)('a second person from elsewhere, as %s: reading and approving', (role) => {
    const expected: Partial<Record<State, string[]>> = {
      'legality-check': ['approveTest'],
      'partner-query': ['approveNewTest'],
      enrichment: ['approveNewTest'],
      destroyed: [],
    };
    for (const state of STATES.filter((each) => !['draft', 'in-progress', 'answered'].includes(each))) {
      const found = allowed(holder(role, ['ON']), on('second-person', state))
        // The LIEC answers anonymised questions without seeing any case.
        .filter((action) => action !== 'answerSecondLine');
      const more = (expected[state] ?? []).filter((act) => act.startsWith('approve'));
      const [move, act] = [more.filter((one) => one === 'approveTest'), more.filter((one) => one === 'approveNewTest')];
      const files = state === 'destroyed' ? [] : ['readAttachment'];
      const subjects = state === 'destroyed' ? [] : ['readSubject'];
      const rest = [...subjects, 'readTasks'];
      expect([state, found]).toEqual([state, [...move, 'readCase', 'readTimeline', ...files, ...act, ...rest]]);
    }
  });

  it.each([
    ['approveTest', 'legality-check'],
    ['approveNewTest', 'partner-query'],
    ['approveNewTest', 'enrichment'],
  ] as const)('a second person from elsewhere asks what any second person asks: %s in %s', (action, state) => {
    const ask = (over: Partial<FileFacts>) =>
      decide({
        action,
        actor: holder('legal', ['ON']),
        access: on('second-person', state),
        today: TODAY,
        file: { ...FILE, ...over } as FileFacts,
      });
    expect(ask({})).toMatchObject({ allowed: true });
    const lacking = {
      'second-person': { testAuthorId: 'holder' },
      'test-complete': { testComplete: false },
      'partners-chosen-or-reason': { testPartners: 0, testNoPartnersReason: false },
    };
    for (const [need, over] of Object.entries(lacking)) {
      expect(ask(over)).toMatchObject({ allowed: false, because: 'missing-need', needs: [need] });
    }
  });
});

describe('giving access for a time', () => {
  it.each(['grantAccess', 'breakGlass', 'endGrant'] as const)('%s is for the manager of the region only', (action) => {
    const may = EVERYBODY.filter(
      (text) => decide({ action, actor: actorOf(text), access: caseWith(), today: TODAY }).allowed,
    );
    expect(may).toEqual(['manager NN', 'manager nation']);
  });

  it('who has access to a case is read by the manager of the region, and by the privacy officer who was let in', () => {
    const readers = (access: CaseAccess) =>
      EVERYBODY.filter((text) => decide({ action: 'readGrants', actor: actorOf(text), access, today: TODAY }).allowed);
    expect(readers(caseWith())).toEqual(['manager NN', 'manager nation']);
    expect(readers(caseWith({ grants: GRANT_KINDS.map((kind) => grant(kind)) }))).toEqual([
      'manager NN',
      'manager nation',
      'privacy-officer NN',
      'privacy-officer nation',
    ]);
  });

  it.each([
    ['time-boxed', 'named-only integral', 'named-only advice'],
    ['break-glass', 'named-only integral', 'named-only advice'],
    ['data-subject-request', 'named-only integral', 'named-only advice', 'normal integral', 'normal advice'],
    ['second-person', 'named-only integral', 'normal integral'],
  ] as const)('%s is for cases that are %j', (kind, ...cases) => {
    const all = ['named-only', 'normal'].flatMap((c) => ['integral', 'advice'].map((track) => `${c} ${track}`));
    const found = all.filter((text) => {
      const [confidentiality, track] = text.split(' ') as [CaseAccess['confidentiality'], CaseAccess['track']];
      return fitsCase(kind, caseWith({ confidentiality, track }));
    });
    expect(found.sort()).toEqual([...cases].sort());
  });

  it.each([
    ['time-boxed', 720, 1, false],
    ['break-glass', 8, 20, false],
    ['data-subject-request', 720, 1, true],
    ['second-person', 336, 1, false],
  ] as const)(
    '%s lasts at most %i hours, with a ground of %i characters, a reference %s',
    (kind, hours, length, asked) => {
      const right = { hours, ground: 'x'.repeat(length), reference: asked ? 'AVG-2026-12' : null };
      expect(grantFaults(kind, right)).toEqual([]);
      const wrong = { hours: hours + 1, ground: 'x'.repeat(length - 1), reference: asked ? ' ' : 'AVG-2026-12' };
      expect(grantFaults(kind, wrong).map(({ field }) => field)).toEqual(['hours', 'ground', 'reference']);
    },
  );

  it('one’s own access is listed for all who may hold it, that of the region for its manager and privacy officer', () => {
    const lists = (act: Parameters<typeof deskAuthorisations>[0]) =>
      ROLES.filter((role) => deskAuthorisations(act, holder(role), TODAY).length > 0);
    expect(lists('listGrants')).toEqual([
      'account-manager',
      'information-coordinator',
      'analyst',
      'legal',
      'manager',
      'liec-legal',
      'privacy-officer',
    ]);
    expect(lists('listRegionGrants')).toEqual(['manager', 'privacy-officer']);
    expect(lists('listAccessAlerts')).toEqual(['manager', 'privacy-officer']);
  });
});
