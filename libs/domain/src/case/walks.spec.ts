import fc from 'fast-check';
import type { Actor, CaseAccess } from '../access/actor';
import { decide } from '../access/decide';
import { ROLES } from '../access/roles';
import { isOnTrack, MOVE_NAMES, MOVES, remembersOrigin, stateAfter, type MoveName } from './moves';
import type { FileFacts } from './needs';
import { shownState } from './requester-view';
import { stockChange } from './events';
import { OPEN_STATES, STATES, TRACKS, type State } from './states';

const PERSONS = ['anna', 'bert', 'carla', 'dirk'] as const;

/** Somebody with one to three random roles; all are named on the case, so that only the moves decide. */
const actors = fc
  .record({
    personId: fc.constantFrom(...PERSONS),
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ personId, roles }): Actor => ({
    personId,
    authorisations: roles.map((role) => ({
      id: role,
      role,
      organisationId: 'town',
      regionCodes: ['NN'],
      validUntil: null,
      screenedUntil: '2027-01-01',
    })),
  }));

const yes = fc.boolean();
const few = fc.nat({ max: 2 });
const files = fc.record({
  missingAnswers: few,
  regionKnown: yes,
  wishPending: yes,
  retentionEnded: yes,
  testComplete: yes,
  testPartners: few,
  testAuthorId: fc.constantFrom(...PERSONS, null),
  testAfterClosing: yes,
  hits: few,
  openInquiryLines: few,
  interventions: few,
  unsettledInterventions: few,
  feedbackSent: yes,
  openSecondLines: few,
});

const steps = fc.array(
  fc.record({
    pick: fc.nat({ max: 1000 }),
    actor: actors,
    facts: files,
  }),
  { minLength: 40, maxLength: 80 },
);

interface Walk {
  state: State | 'deleted';
  origin: State | null;
  proposal: FileFacts['proposal'];
  stock: number;
  readonly visited: { move: MoveName; from: State; to: string }[];
}

interface Step {
  readonly pick: number;
  readonly actor: Actor;
  readonly facts: Pick<FileFacts, 'interventions'> & Partial<FileFacts>;
}

function step(walk: Walk, { pick, actor, facts }: Step, track: 'integral' | 'advice'): void {
  if (walk.state === 'deleted') return;
  const from = walk.state;
  const access = {
    state: from,
    track,
    regionCode: from === 'draft' ? null : 'NN',
    confidentiality: 'normal',
    submittingOrganisationIds: ['town'],
    filerId: 'anna',
    handlerId: 'bert',
    named: PERSONS.flatMap((personId) =>
      (['staff', 'case-director', 'partner'] as const).map((as) => ({
        organisationId: 'town',
        personId,
        as,
      })),
    ),
    excludedPersonIds: [],
    rowOrganisationIds: [],
  } as CaseAccess;
  const file = {
    ...facts,
    origin: walk.origin,
    proposal: walk.proposal,
    organisationValid: true,
    contentPresent: from !== 'destroyed',
    sourceOrderKept: true,
    unclassifiedItems: 0,
    coveredPartners: 1,
    unplannedInterventions: 0,
    resultlessInterventions: 0,
    intakePersonIds: ['dirk'],
    mainThemeValid: true,
    answeredOn: '2026-09-01',
    infoDueOn: null,
  } as Partial<FileFacts> as FileFacts;
  const allowed = MOVE_NAMES.flatMap((move) => {
    const decision = decide({
      action: move,
      actor,
      access,
      today: '2026-11-24',
      file,
    });
    return decision.allowed ? [{ move, mode: decision.mode }] : [];
  });
  const chosen = allowed[pick % allowed.length];
  if (!chosen) return;
  const { move, mode } = chosen;
  if (mode === 'propose') {
    walk.proposal = { move, personId: actor.personId };
    return;
  }
  const to = stateAfter(move, from, {
    origin: walk.origin,
    hasPlan: facts.interventions > 0,
  });
  walk.visited.push({ move, from, to });
  if (remembersOrigin(move)) walk.origin = from;
  else if (to !== from) walk.origin = null;
  if (to !== from) walk.proposal = null;
  if (to !== 'deleted') walk.stock += stockChange(from, to);
  walk.state = to;
}

describe.each(TRACKS)('any walk of allowed moves on the %s track', (track) => {
  const walks = (check: (walk: Walk, taken: readonly Step[]) => void, more: { numRuns?: number; seed?: number } = {}) =>
    fc.assert(
      fc.property(steps, (taken) => {
        const walk: Walk = {
          state: 'draft',
          origin: null,
          proposal: null,
          stock: 0,
          visited: [],
        };
        for (const each of taken) {
          step(walk, each, track);
          check(walk, taken);
        }
      }),
      { numRuns: 60, ...more },
    );

  it('stays within the states, and on its track', () => {
    walks(({ state, visited }) => {
      expect([...STATES, 'deleted']).toContain(state);
      const last = visited.at(-1);
      if (last) {
        expect(isOnTrack(last.move, track)).toBe(true);
        expect(MOVES[last.move].from).toContain(last.from);
      }
    });
  });

  it('never shares with partners what was not tested, nor leaves destruction', () => {
    walks(({ visited }) => {
      const states = visited.map(({ to }) => to);
      const shared = states.indexOf('partner-query');
      if (shared >= 0) expect(visited.slice(0, shared + 1).map(({ move }) => move)).toContain('approveTest');
      const accepted = states.indexOf('analysis');
      if (accepted >= 0) expect(visited.slice(0, accepted + 1).map(({ move }) => move)).toContain('accept');
      const end = states.indexOf('destroyed');
      if (end >= 0) expect(states).toHaveLength(end + 1);
    });
  });

  it('after acceptance is never rejected without going back to enrichment or intake', () => {
    walks(({ visited }) => {
      const states = visited.map(({ to }) => to);
      const rejected = states.lastIndexOf('rejected');
      if (rejected < 0) return;
      const before = states.slice(0, rejected);
      const accepted = before.lastIndexOf('analysis');
      if (accepted < 0) return;
      expect(before.slice(accepted).some((state) => ['enrichment', 'intake'].includes(state))).toBe(true);
    });
  });

  it('keeps the stock of running cases equal to what is running', () => {
    walks(({ state, stock }) => {
      if (state !== 'deleted') expect(stock).toBe(OPEN_STATES.includes(state) ? 1 : 0);
    });
  });

  it('never shows a silent hold', () => {
    walks(({ state, origin }) => {
      if (state !== 'deleted') expect(shownState(state, origin, false)).not.toBe('on-hold');
    });
  });

  it('gets somewhere: the walks are no standing still', () => {
    let moved = 0;
    // How far the luckiest walk comes is chance: a fixed seed and many walks make it the same every time.
    walks(
      ({ visited }) => {
        moved = Math.max(moved, visited.length);
      },
      { numRuns: 400, seed: 20261124 },
    );
    expect(moved).toBeGreaterThan(8);
  });
});
