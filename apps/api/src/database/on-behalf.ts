import { AsyncLocalStorage } from 'node:async_hooks';
import { byKind } from './kind';

/**
 * The work that sees every row, and why it must. It is a short list on purpose: a test holds it against the places that
 * ask for it.
 */
export const SYSTEM_WORK = {
  fill: 'loading reference lists and demo cases into an empty database',
  sweep: 'taking away drafts that nobody touches and keys that have had their time',
  watch: 'naming the cases in the log by their number, for whoever keeps watch over it and reaches no case',
  locate: 'finding which case a row lies in, to refuse an act on it as that case has it',
  leave: 'taking a person who leaves off the cases they are on, by an administrator who sees none of them',
  publish: 'making cases of a list that was checked: all at once, also those its importer does not see afterwards',
  notify: 'finding whom to tell of what happened, and writing their mail: kinds, numbers and dates, never content',
  mark: 'noting by what cases can look alike, for cases of before this was noted: digests, never content',
  keep: 'keeping a person out of what was split off from a case, by whoever may not see that: it only takes away',
  count: 'counting for figures and totals: numbers of cases, never a row of one',
} as const;
export type SystemWork = keyof typeof SYSTEM_WORK;

/** For whom statements run: a person, the system itself, or nobody yet. */
type Behalf = { readonly personId: string } | { readonly system: SystemWork } | null;

const current = new AsyncLocalStorage<{ behalf: Behalf }>();

/**
 * Begins a request: nobody is known, so no case can be seen. The login guard fills in who it is.
 */
export const asRequest = <Answer>(work: () => Answer): Answer => current.run({ behalf: null }, work);

/**
 * Says who the request that runs is made by.
 * @throws Error outside a request, so that a route without context fails instead of going on as somebody else
 */
export function actFor(personId: string): void {
  const request = current.getStore();
  if (!request) throw new Error('a caller was found outside a request');
  request.behalf = { personId };
}

/** Runs work on behalf of a person, outside a request. */
export const asPerson = <Answer>(personId: string, work: () => Answer): Answer =>
  current.run({ behalf: { personId } }, work);

/** Runs work of the system itself, which sees every row. */
export const asSystem = <Answer>(system: SystemWork, work: () => Answer): Answer =>
  current.run({ behalf: { system } }, work);

const SEES_ALL = byKind({
  sqlite: null,
  postgres: (on: boolean) => `SET LOCAL casusregie.system = '${on ? 'on' : 'off'}'`,
});

/** Runs one part of a unit of work as the system, which sees every row; what fails in it undoes the whole. */
export async function partAsSystem<Answer>(
  _system: SystemWork,
  tx: { run(sql: string): Promise<unknown> },
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (SEES_ALL) await tx.run(SEES_ALL(true));
  const answer = await work();
  if (SEES_ALL) await tx.run(SEES_ALL(false));
  return answer;
}

/** Runs work on behalf of nobody: what is shared by many callers, such as looking them up and writing their log lines. */
export const asNobody = <Answer>(work: () => Answer): Answer => current.run({ behalf: null }, work);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * The command that tells PostgreSQL, for one transaction, on whose behalf it runs; null for nobody. Row-level security
 * reads it (migration 11). Ids and instants are checked, because a command takes no parameters.
 * @param now in UTC: what has ended by then no longer counts
 */
export function behalfCommand(now: () => string): string | null {
  const behalf = current.getStore()?.behalf ?? null;
  if (!behalf) return null;
  if ('system' in behalf) return `SET LOCAL casusregie.system = 'on'`;
  const at = now();
  if (!UUID.test(behalf.personId) || !INSTANT.test(at))
    throw new Error('no person or no instant to run a statement for');
  return `SELECT casus_enter('${behalf.personId}', '${at}')`;
}

/**
 * Notes that a unit of work holds a case, as a column of the statement that finds it: on PostgreSQL the rest of the
 * transaction may finish what was begun within reach, also when that puts the case out of reach, such as making it
 * confidential or giving it to another handler. Row-level security lets nobody note what they cannot see.
 */
export const OPENED = (id: string): string =>
  byKind({
    sqlite: `''`,
    postgres: `set_config('casusregie.opened', concat_ws(',', nullif(current_setting('casusregie.opened', true), ''), ${id}), true)`,
  });
