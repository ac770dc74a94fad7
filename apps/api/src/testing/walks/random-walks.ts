import type { MoveAnswer } from '@casusregie/contract';
import {
  END_STATES,
  isMoveName,
  isOnTrack,
  MOVE_NAMES,
  MOVE_POLICY,
  MOVES,
  needsOf,
  stateAfter,
  type MoveName,
  type Need,
  type Role,
  type State,
  type Track,
} from '@casusregie/domain';
import type { Answer } from '../client';
import { ADVICE, INTEGRAL, Journey, STATIONS, type Station } from '../journey';
import type { Chance } from '../soak/chance';
import type { World } from '../test-setup';
import { factsFor } from './facts';
import { BESIDE, REMEDIES, type Stage } from './remedies';

const REQUESTER = 'gm0014';
/** Lies in two regions. */
const PROVINCE = 'pv27';
/** Who is not looked at again within a year has no access any more. */
const UNTIL = '2027-10-01';
/** In days: what is written down later is later by the clock. */
const A_MINUTE = 1 / 1440;
/** So many cases stay in play that a move finds one in its state. */
const MOST_RUNNING = 40;
const ACCOUNTS: Partial<Record<Role, string>> = {
  requester: REQUESTER,
  'account-manager': 'nn-accountmanager',
  'information-coordinator': 'nn-informatie',
  analyst: 'nn-analist',
  'case-director': 'nn-regisseur',
  legal: 'nn-jurist',
  manager: 'nn-manager',
  'privacy-officer': 'nn-privacy',
};
/** Who may move nothing of these cases: other towns and regions, partners, national roles. */
const OUTSIDERS = [
  'gm0034',
  'on-accountmanager',
  'on-manager',
  'politie',
  'uwv',
  'liec-coordinator',
  'auditor',
  'beheerder',
];

/** Where a case is, read from the database past the api. */
interface Place {
  readonly id: string;
  readonly state: State;
  readonly origin: State | null;
  readonly track: Track;
  readonly version: number;
  readonly events: number;
}

/** All that a move may need, in whichever state. */
const needsAnywhere = (move: MoveName): Need[] => MOVES[move].from.flatMap((state) => needsOf(move, state));

/** What came of an attempt. */
interface Outcome {
  readonly id: string;
  readonly move: MoveName;
  readonly answer: Answer;
  readonly before: Place;
  readonly after: Place | null;
  readonly account: string;
  readonly say: (what: string) => void;
}

/** Walks cases at random, keeps count, and notes whatever should not have happened. */
export class RandomWalks {
  readonly made = new Map<MoveName, number>();
  readonly refused = new Map<string, number>();
  readonly wrong: string[] = [];
  readonly cases: string[] = [];
  private readonly walk: Journey;
  private running: string[] = [];

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    private readonly wantedTimes: number,
  ) {
    this.walk = new Journey(world, REQUESTER);
  }

  private readonly pass = (days: number): void => {
    const then = new Date(Date.parse(this.world.clock.now()) + days * 86_400_000).toISOString();
    if (days < 1 || then < UNTIL) this.world.clock.set(then);
  };

  private stage(id: string): Stage {
    return { walk: this.walk, chance: this.chance, id, pass: this.pass };
  }

  /** A new case: a draft that may lack something, or one on its way to a state from which `move` can be made. */
  async begin(move: MoveName): Promise<void> {
    const { chance, walk } = this;
    const track = MOVES[move].track === 'both' ? chance.of(['integral', 'advice'] as const) : MOVES[move].track;
    const { mainTheme, ...unthemed } = INTEGRAL;
    const fields = track === 'advice' ? ADVICE : { ...unthemed, ...(chance.is(0.5) && { mainTheme }) };
    const id = await walk.draft(chance.is(0.1) ? { kind: 'integral-case' } : fields);
    const stations = STATIONS.filter((station) => MOVES[move].from.includes(station));
    if (!MOVES[move].from.includes('draft')) await walk.must(REQUESTER, id, 'submit').catch(() => undefined);
    if (track === 'integral' && stations.length > 0) await this.goAlong(id, chance.of(stations)).catch(() => undefined);
    if (track === 'advice') await this.advise(id, move).catch(() => undefined);
    this.cases.push(id);
    this.running.push(id);
  }

  /** A province that lies in two regions must say where it is about. */
  private async withoutPlace(): Promise<void> {
    const id = await new Journey(this.world, PROVINCE).draft(INTEGRAL);
    await this.attempt(id, { move: 'submit', account: PROVINCE, careful: true });
  }

  /** Along the integral road, as it should go; by some dates the region wants a decision on screening. */
  private async goAlong(id: string, station: Station): Promise<void> {
    await this.walk.walk(id, 'submitted', 'intake');
    await this.walk.must('nn-manager', id, 'screen', { note: 'Akkoord (fictief).' });
    await this.walk.walk(id, 'intake', station);
  }

  /** Whether every move but the one that cannot be made yet was made so often. */
  isEnough(times: number): boolean {
    return MOVE_NAMES.every((move) => move === 'destroy' || this.times(move) >= times);
  }

  /** Along the road of advice, as far as the move asks. */
  private async advise(id: string, move: MoveName): Promise<void> {
    const goesOn = (state: State): boolean => !MOVES[move].from.includes(state);
    if (goesOn('submitted') && goesOn('draft')) await this.walk.must('nn-accountmanager', id, 'takeUp');
    if (goesOn('intake')) await this.walk.must('nn-accountmanager', id, 'startAdvice');
    if (goesOn('in-progress'))
      await this.walk.must('nn-accountmanager', id, 'answer', { answer: 'Ja.', partnerFree: true });
    if (goesOn('answered')) await this.walk.must(REQUESTER, id, 'finish');
  }

  /** One step: an attempt to move a case, often with a move that was seldom made; or something beside that. */
  async step(): Promise<void> {
    const { chance } = this;
    if (chance.is(0.005)) return this.withoutPlace();
    this.pass(A_MINUTE);
    const wanted = this.chooseWanted();
    const place = await this.caseFor(wanted);
    if (!place) return this.begin(wanted);
    const { id } = place;
    // What is refused beside a move is for other specs: here it only makes the walks differ.
    const beside = BESIDE.filter(({ states }) => states.includes(place.state));
    if (beside.length > 0 && chance.is(0.2)) {
      const { act } = chance.of(beside);
      await act(this.stage(id)).catch(() => undefined);
    }
    const move = this.chooseMove(wanted, place);
    const needs = await this.attempt(id, { move, account: this.chooseAccount(move, place), careful: false });
    if (needs.length > 0 && chance.is(0.8)) await this.mend(id, move, needs);
  }

  /** One of the moves that were made least often; when all were made enough, one that can meet a reason not seen yet. */
  private chooseWanted(): MoveName {
    const able = MOVE_NAMES.filter((move) => move !== 'destroy');
    const telling = able.filter((move) => needsAnywhere(move).some((need) => !this.refused.has(need)));
    if (this.isEnough(this.wantedTimes) && telling.length > 0) return this.chance.of(telling);
    return this.chance.of(able.sort((a, b) => this.times(a) - this.times(b)).slice(0, 10));
  }

  private times(move: MoveName): number {
    return this.made.get(move) ?? 0;
  }

  /**
   * A running case from which the move can be made, a new one when there is none on the road, or any: those lead to the
   * states between.
   */
  private async caseFor(move: MoveName): Promise<Place | null> {
    const { chance } = this;
    const places = await this.places(this.running);
    const kept = places.filter(({ state }) => !END_STATES.includes(state) || chance.is(0.97));
    this.running = kept.slice(-MOST_RUNNING).map(({ id }) => id);
    const fitting = kept.filter(({ state, track }) => MOVES[move].from.includes(state) && isOnTrack(move, track));
    if (fitting.length > 0 && chance.is(0.9)) return chance.of(fitting);
    if (fitting.length === 0 && (kept.length < 8 || chance.is(0.25))) return null;
    return kept.length > 0 ? chance.of(kept) : null;
  }

  /** The wanted move, another that the state has, or any. */
  private chooseMove(wanted: MoveName, { state, track }: Place): MoveName {
    const { chance } = this;
    if (chance.is(0.1)) return chance.of(MOVE_NAMES);
    if (chance.is(0.7) && MOVES[wanted].from.includes(state)) return wanted;
    const here = MOVE_NAMES.filter((move) => isOnTrack(move, track) && MOVES[move].from.includes(state));
    const some = here.length > 0 ? [chance.of(here), chance.of(here), chance.of(here)] : [wanted];
    return some.sort((a, b) => this.times(a) - this.times(b))[0] ?? wanted;
  }

  /** Mostly somebody whose work it is. */
  private chooseAccount(move: MoveName, place: Place): string {
    if (this.chance.is(0.06)) return this.chance.of(OUTSIDERS);
    if (this.chance.is(0.08)) return this.chance.of(Object.values(ACCOUNTS));
    return this.whoMay(move, place, this.chance.is(0.3));
  }

  private whoMay(move: MoveName, { state }: Place, toPropose: boolean): string {
    const roles = MOVE_POLICY[move]
      .filter(({ states }) => !states || states.includes(state))
      .flatMap(({ by, proposedBy }) => Object.keys((toPropose && proposedBy) || by) as Role[]);
    const accounts = roles.flatMap((role) => ACCOUNTS[role] ?? []);
    return accounts.length > 0 ? this.chance.of(accounts) : REQUESTER;
  }

  /** Does what is lacking, and tries again with care; a proposal is made by whoever may make it. */
  private async mend(id: string, move: MoveName, needs: readonly Need[]): Promise<void> {
    for (const need of needs) await REMEDIES[need]?.(this.stage(id)).catch(() => undefined);
    const place = await this.placeOf(id);
    if (!place) return;
    if (needs.includes('proposed-by-another')) {
      await this.attempt(id, { move, account: this.whoMay(move, place, true), careful: true });
    }
    await this.attempt(id, { move, account: this.whoMay(move, place, false), careful: true });
  }

  /** Tries a move, looks whether what came of it may be, and answers which needs were lacking. */
  private async attempt(
    id: string,
    { move, account, careful }: { move: MoveName; account: string; careful: boolean },
  ): Promise<readonly Need[]> {
    const before = await this.placeOf(id);
    if (!before) return [];
    const facts = factsFor(
      move,
      { state: before.state, chance: this.chance, day: (offset) => this.walk.day(offset) },
      careful,
    );
    const caller = await this.world.as(account);
    const etag = this.chance.is(0.02) ? '"0"' : await this.walk.etag(account, id);
    const headers: Record<string, string> = this.chance.is(0.01) || !etag ? {} : { 'if-match': etag };
    const answer = await caller.post(`/v1/cases/${id}/moves`, { move, ...facts }, headers);
    const after = await this.placeOf(id);
    const say = (what: string): void =>
      void this.wrong.push(
        `${move} by ${account} from ${before.state} answered ${answer.status}: ${what} ${answer.text.slice(0, 300)}`,
      );
    const outcome = { id, move, answer, before, after, account, say };
    if (answer.status !== 200) return this.lookAtRefusal(outcome);
    await this.lookAtMade(outcome);
    return [];
  }

  /** What a move did must be in the move table, and be the last line of the timeline. */
  private async lookAtMade({ id, move, answer, before, after, account, say }: Outcome): Promise<void> {
    if (OUTSIDERS.includes(account)) say('an outsider moved it');
    const { outcome } = answer.json<MoveAnswer>();
    if (outcome === 'proposed') {
      if (after?.state !== before.state || after.events <= before.events) say('proposed, and the case moved');
      return;
    }
    if (outcome === 'deleted') {
      if (after || before.state !== 'draft') say('more than a draft was thrown away');
      this.count(this.made, move);
      return;
    }
    const [last] = await this.world.rows<{ type: string; from: State; to: State }>(
      `SELECT type, from_state AS "from", to_state AS "to" FROM case_events
        WHERE case_id = $1 AND to_state IS NOT NULL ORDER BY recorded_at DESC, id DESC LIMIT 1`,
      [id],
    );
    if (!last || !after || !isMoveName(last.type)) return say('done, and not in the timeline');
    const { origin } = before;
    const may = [true, false].map((hasPlan) => stateAfter(last.type as MoveName, before.state, { origin, hasPlan }));
    const isOne = isOnTrack(last.type, before.track) && MOVES[last.type].from.includes(before.state);
    if (!isOne || last.from !== before.state || last.to !== after.state || !may.includes(after.state)) {
      say(`a move that the table does not have: ${last.type} to ${after.state}`);
    }
    this.count(this.made, last.type);
  }

  /** A refusal has a reason, and changes nothing. */
  private lookAtRefusal({ answer, before, after, say }: Outcome): readonly Need[] {
    if (answer.status >= 500) say('a fault of ours');
    if (JSON.stringify(before) !== JSON.stringify(after)) say('refused, and yet changed');
    const { code, needs = [], errors = [], title } = answer.problem;
    if (!code || !title) say('a refusal without a reason');
    if (code === 'missing-need' && needs.length === 0) say('something is lacking, but not said what');
    if (answer.status === 400 && errors.length === 0) say('a fault without a field');
    for (const reason of needs.length > 0 ? needs : [code]) this.count(this.refused, reason);
    return needs as readonly Need[];
  }

  private count<Key>(counts: Map<Key, number>, key: Key): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  private async placeOf(id: string): Promise<Place | null> {
    return (await this.places([id]))[0] ?? null;
  }

  private places(ids: readonly string[]): Promise<Place[]> {
    if (ids.length === 0) return Promise.resolve([]);
    const marks = ids.map((_id, at) => `$${at + 1}`).join(', ');
    return this.world.rows<Place>(
      `SELECT id, state, origin, track, version,
        (SELECT count(*) FROM case_events e WHERE e.case_id = c.id) AS events FROM case_files c WHERE id IN (${marks}) ORDER BY id`,
      ids,
    );
  }
}
