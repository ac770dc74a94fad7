import {
  GRANT_KINDS,
  type GrantKind,
  isOnTrack,
  MOVE_NAMES,
  MOVES,
  PHASE_OF,
  shownState,
  STATES,
  type State,
  type Track,
} from '@casusregie/domain';
import fc from 'fast-check';
import { bulkInsert } from '../database/bulk';
import { organisationId, stableId } from '../database/reference/load';
import { newId } from '../shared/ids';
import type { World } from './test-setup';

/** Who is named on a random case, as what, for which organisation, and from when to when. */
export interface RandomNaming {
  readonly account: string;
  readonly as: string;
  readonly organisation: string;
  readonly fromDays: number;
  readonly untilDays: number | null;
}

/** Who is let in to a random case for a time, in minutes from now. */
export interface RandomGrant {
  readonly account: string;
  readonly kind: GrantKind;
  readonly fromMinutes: number;
  readonly untilMinutes: number;
  readonly endedMinutes: number | null;
}

/** A case of which everything that reach looks at is random. */
export interface RandomCase {
  readonly state: State;
  readonly track: Track;
  readonly origin: State;
  readonly told: boolean;
  readonly region: string;
  readonly submitter: string;
  readonly filer: string;
  readonly handler: string | null;
  readonly confidential: boolean;
  readonly names: readonly RandomNaming[];
  readonly excluded: readonly string[];
  readonly grants: readonly RandomGrant[];
  readonly minutes: number;
}

const HELD_FROM = MOVES.hold.from;
const ASKED_FROM = MOVES.requestInfo.from;

/** The states of a track: where its moves lead. */
const statesOf = (track: Track): State[] => [
  'draft',
  ...STATES.filter((state) => MOVE_NAMES.some((move) => isOnTrack(move, track) && MOVES[move].to === state)),
];

/** Random cases over some submitters (by code) and people (by account), in some regions. */
export const randomCases = (
  {
    submitters,
    people,
    regions,
  }: { submitters: readonly string[]; people: readonly string[]; regions: readonly string[] },
  size: { min: number; max: number },
): fc.Arbitrary<RandomCase[]> => {
  const person = fc.constantFrom(...people);
  const naming = fc.record({
    account: person,
    as: fc.constantFrom('staff', 'case-director', 'partner', 'colleague'),
    organisation: fc.constantFrom(
      ...submitters,
      'politie',
      'belastingdienst',
      ...regions.map((code) => `RIEC-${code}`),
    ),
    fromDays: fc.constantFrom(-10, -1, 0, 1),
    untilDays: fc.constantFrom(null, -1, 0, 5),
  });
  const grant = fc.record({
    account: person,
    kind: fc.constantFrom(...GRANT_KINDS),
    fromMinutes: fc.constantFrom(-300, -1, 0, 1),
    untilMinutes: fc.constantFrom(-1, 0, 1, 300),
    endedMinutes: fc.constantFrom(null, null, -1, 0, 1),
  });
  const one = fc.constantFrom<Track>('integral', 'advice').chain((track) =>
    fc.record({
      track: fc.constant(track),
      state: fc.constantFrom(...statesOf(track)),
      origin: fc.constantFrom(...HELD_FROM),
      told: fc.boolean(),
      region: fc.constantFrom(...regions),
      submitter: fc.constantFrom(...submitters),
      filer: person,
      handler: fc.option(person, { freq: 2 }),
      confidential: fc.boolean(),
      names: fc.array(naming, { maxLength: 3 }),
      excluded: fc.uniqueArray(person, { maxLength: 2 }),
      grants: fc.array(grant, { maxLength: 4 }).map((all) => all.filter((g) => g.fromMinutes < g.untilMinutes)),
      minutes: fc.integer({ min: 0, max: 40 }),
    }),
  );
  return fc.array(one, { minLength: size.min, maxLength: size.max });
};

const dayFrom = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const personOf = (account: string): string => stableId(`person:${account}`);

/** Takes every case out of the world. */
export async function clearCases({ work }: Pick<World, 'work'>): Promise<void> {
  await work.run(async (tx) => void (await tx.run('DELETE FROM case_files')));
}

/**
 * Puts random cases in the database by plain statements, as no service would.
 * @returns their ids, in order
 */
export async function insertCases(
  { work, clock }: Pick<World, 'work' | 'clock'>,
  cases: readonly RandomCase[],
): Promise<string[]> {
  const ids = cases.map(() => newId());
  const today = clock.today();
  const files = cases.map((one, at) => {
    const draft = one.state === 'draft';
    const origin =
      one.state === 'on-hold' ? one.origin : one.state === 'info-requested' ? (ASKED_FROM[0] as State) : null;
    const updated = new Date(Date.parse(`${today}T06:00:00Z`) + one.minutes * 60_000).toISOString();
    return {
      id: ids[at],
      number: draft ? null : `${one.region}-2026-9${String(at).padStart(3, '0')}`,
      region_code: draft ? null : one.region,
      state: one.state,
      phase: PHASE_OF[one.state],
      origin,
      shown_state: shownState(one.state, origin, one.told),
      track: one.track,
      kind: one.track === 'integral' ? 'integral-case' : 'training',
      confidentiality: one.confidential ? 'named-only' : 'normal',
      priority: 'normal',
      submitting_organisation_id: organisationId(one.submitter),
      filer_id: personOf(one.filer),
      handler_id: one.handler ? personOf(one.handler) : null,
      title: `Willekeurig ${at}`,
      due_on: one.minutes % 2 ? dayFrom(today, one.minutes) : null,
      submitted_on: draft ? null : today,
      submitted_at: draft ? null : updated,
      news_at: updated,
      requester_version: 1,
      version: 1,
      created_at: updated,
      updated_at: updated,
      hold_told: one.told,
      screened: false,
      requester_asked_again: false,
      sensitive_confirmed: false,
      more_themes: '[]',
      phenomena: '[]',
      involved: '[]',
    };
  });
  const participants = cases.flatMap((one, at) =>
    one.names.map((name) => ({
      id: newId(),
      case_id: ids[at],
      named_as: name.as,
      organisation_id: organisationId(name.organisation),
      person_id: personOf(name.account),
      from_on: dayFrom(today, name.fromDays),
      until_on: name.untilDays === null ? null : dayFrom(today, name.untilDays),
      ground: 'Willekeurig',
      named_by: personOf('nn-manager'),
    })),
  );
  const exclusions = cases.flatMap((one, at) =>
    one.excluded.map((account) => ({ case_id: ids[at], person_id: personOf(account), reason: 'Willekeurig' })),
  );
  const minutesFrom = (minutes: number): string => new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString();
  const grants = cases.flatMap((one, at) =>
    one.grants.map((grant) => ({
      id: newId(),
      case_id: ids[at],
      region_code: one.region,
      person_id: personOf(grant.account),
      organisation_id: organisationId(`RIEC-${one.region}`),
      kind: grant.kind,
      from_at: minutesFrom(grant.fromMinutes),
      until_at: minutesFrom(grant.untilMinutes),
      ground: 'Willekeurig',
      reference: null,
      granted_by: personOf(grant.account === 'nn-manager' ? 'on-manager' : 'nn-manager'),
      ended_at: grant.endedMinutes === null ? null : minutesFrom(grant.endedMinutes),
      ended_by: null,
    })),
  );
  await work.run(async (tx) => {
    await bulkInsert(tx, 'case_files', files);
    await bulkInsert(tx, 'participants', participants);
    await bulkInsert(tx, 'exclusions', exclusions);
    await bulkInsert(tx, 'case_grants', grants);
  });
  return ids;
}
