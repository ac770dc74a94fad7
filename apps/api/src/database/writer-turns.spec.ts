import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqliteSql } from './sql';
import { WriterTurns } from './writer-turns';

/** A connection that notes what it was told, and breaks at one command. */
function connection(breaksAt: string | null = null): { sql: SqliteSql; told: string[] } {
  const told: string[] = [];
  const command = async (text: string): Promise<void> => {
    told.push(text);
    if (text === breaksAt) throw new Error(`${text} breaks`);
  };
  return { sql: { command } as unknown as SqliteSql, told };
}

const outcome = async (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: Error) => error.message);

describe('turns of the one writer', () => {
  const around = { committed: jest.fn(), checkpoint: jest.fn(async () => undefined) };
  beforeEach(() => jest.clearAllMocks());

  const three = (turns: WriterTurns, told: string[], breaking = ''): Promise<unknown[]> =>
    Promise.all(
      ['a', 'b', 'c'].map((name) =>
        outcome(
          turns.take(async () => {
            told.push(name);
            if (name === breaking) throw new Error(`${name} breaks`);
            return name;
          }),
        ),
      ),
    );

  it('cost a lone unit of work one transaction, and a lone statement none', async () => {
    const { sql, told } = connection();
    const turns = new WriterTurns(sql, around);
    expect(await turns.take(async () => 'one')).toBe('one');
    expect(told).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
    await turns.takeStatement(async () => void told.push('two'));
    expect(told).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'two']);
    expect(around.committed).toHaveBeenCalledTimes(1);
  });

  it('that wait together share one commit, and none hears of it before', async () => {
    const { sql, told } = connection();
    let heard = 0;
    around.committed.mockImplementationOnce(() => expect([told.at(-1), heard]).toEqual(['COMMIT', 0]));
    const turns = new WriterTurns(sql, around);
    await Promise.all(['a', 'b'].map((name) => turns.take(async () => told.push(name)).then(() => (heard += 1))));
    expect(told).toEqual(['BEGIN IMMEDIATE', 'a', 'SAVEPOINT turn', 'b', 'RELEASE turn', 'COMMIT']);
    expect(around.committed).toHaveBeenCalledTimes(1);
  });

  it('fail apart: what a failing one did is undone and the others are committed', async () => {
    const { sql, told } = connection();
    expect(await three(new WriterTurns(sql, around), told, 'b')).toEqual(['a', 'b breaks', 'c']);
    expect(told.join(', ')).toBe(
      'BEGIN IMMEDIATE, a, SAVEPOINT turn, b, ROLLBACK TO turn, RELEASE turn, SAVEPOINT turn, c, RELEASE turn, COMMIT',
    );
  });

  it('begin anew behind a first one that fails', async () => {
    const { sql, told } = connection();
    expect(await three(new WriterTurns(sql, around), told, 'a')).toEqual(['a breaks', 'b', 'c']);
    expect(told.join(', ')).toBe(
      'BEGIN IMMEDIATE, a, ROLLBACK, BEGIN IMMEDIATE, b, SAVEPOINT turn, c, RELEASE turn, COMMIT',
    );
  });

  it.each([
    ['COMMIT', '', ['COMMIT breaks', 'COMMIT breaks', 'COMMIT breaks']],
    ['ROLLBACK TO turn', 'b', ['ROLLBACK TO turn breaks', 'b breaks', 'c']],
    ['SAVEPOINT turn', '', ['SAVEPOINT turn breaks', 'SAVEPOINT turn breaks', 'c']],
  ])('tell everybody whose work is lost when %s breaks', async (breaksAt, breaking, heard) => {
    const { sql, told } = connection(breaksAt);
    expect(await three(new WriterTurns(sql, around), told, breaking)).toEqual(heard);
    expect(told).toContain('ROLLBACK');
  });

  it('are done in the context of whoever asked', async () => {
    const who = new AsyncLocalStorage<string>();
    const turns = new WriterTurns(connection().sql, around);
    const asked = ['a', 'b', 'c'].map((name) => who.run(name, () => turns.take(async () => who.getStore())));
    expect(await Promise.all(asked)).toEqual(['a', 'b', 'c']);
  });

  it('give way to a checkpoint now and then', async () => {
    const turns = new WriterTurns(connection().sql, around);
    await Promise.all(Array.from({ length: 250 }, () => turns.take(async () => undefined)));
    expect(around.checkpoint).toHaveBeenCalledTimes(2);
    await turns.quiet();
  });
});
