import type { Answer } from './client';
import { dump, LOG_TABLES } from './dump';
import type { World } from './test-setup';

/** Reads and refusals are logged; that is no change. */
const LOGS = { without: LOG_TABLES };

/** A refusal as it must be: problem+json of the status, with its trace id, and nothing of our insides. */
export function refused(answer: Answer, status: number, code: string): Answer {
  expect([answer.status, answer.text.slice(0, 400)]).toEqual([status, expect.stringContaining(`"code":"${code}"`)]);
  expect(answer.header('content-type')).toBe('application/problem+json; charset=utf-8');
  const { type, title, detail, traceId, status: told } = answer.problem;
  expect([type, told]).toEqual([`https://casusregie.example/problemen/${code}`, status]);
  expect(title).not.toBe('');
  expect(detail).not.toBe('');
  expect(traceId).toBe(answer.header('trace-id'));
  expect(answer.text).not.toMatch(/SQLITE|SELECT|INSERT|at .*\.ts|node_modules|stack/);
  return answer;
}

/** What refuses requests of one world, and leaves everything in it as it was. */
export type RefusedWhole = (work: () => Promise<Answer>, status: number, code: string) => Promise<Answer>;

/** Holds the tables before a refused request against those after it. */
export const refusedWholeIn =
  (world: () => World): RefusedWhole =>
  async (work, status, code) => {
    const before = await dump(world(), LOGS);
    const answer = refused(await work(), status, code);
    expect(await dump(world(), LOGS)).toEqual(before);
    return answer;
  };
