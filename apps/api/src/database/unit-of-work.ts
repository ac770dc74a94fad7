import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, ObjectLiteral, QueryRunner } from 'typeorm';
import { behalfCommand } from './on-behalf';
import { PostgresSql, SqliteReads, SqliteSql, type Sql } from './sql';
import { WriterTurns } from './writer-turns';

/** One transaction: everything in it happens, or nothing. */
export interface Tx extends Sql {
  /** Adds rows of an entity, on roads where speed does not matter. */
  insert<Row extends ObjectLiteral>(entity: new () => Row, rows: Partial<Row> | Partial<Row>[]): Promise<void>;
  /** Called after the commit; never inside the transaction. */
  afterCommit(act: () => void): void;
}

/** Where tests break a unit of work; does nothing in production. */
export type Fault = (step: string) => void;

/** What PostgreSQL says to the transaction that gives way: deadlock, and serialization failure. */
const RETRIED = ['40P01', '40001'];
const ATTEMPTS = 4;

/**
 * The only way to write. On SQLite one writer connection and turns on it, because transactions on a shared connection
 * break each other; on PostgreSQL a connection of the pool for each.
 */
export class UnitOfWork {
  private readonly inside = new AsyncLocalStorage<true>();
  /** Set by the fault-injection tests. */
  fault: Fault | null = null;

  private readonly sql: Sql;
  private readonly turns: WriterTurns | null;

  /** @param now in UTC, for row-level security */
  constructor(
    private readonly source: DataSource,
    doors: { readonly write: Sql; readonly read: Sql },
    private readonly now: () => string,
  ) {
    const { write, read } = doors;
    this.sql = write;
    this.turns =
      write instanceof SqliteSql && read instanceof SqliteReads
        ? new WriterTurns(write, { committed: () => read.renew(), checkpoint: () => read.checkpoint() })
        : null;
  }

  /**
   * Runs `work` in one transaction and answers what it answers. Never await the network inside it.
   * @throws whatever `work` throws, after a rollback
   */
  async run<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    if (this.inside.getStore()) throw new Error('a unit of work inside a unit of work');
    return this.inside.run(true, () => (this.turns ? this.onSqlite(this.turns, work) : this.onPostgres(work)));
  }

  /**
   * Adds to the log by one statement that is a transaction by itself, on behalf of nobody. What it adds is asked when its
   * turn has come. Reads of anything else need not look anew for it.
   */
  async appendToLog(given: () => [statement: string, params: readonly unknown[]]): Promise<void> {
    const add = async (): Promise<void> => {
      const [statement, params] = given();
      this.fault?.(statement);
      this.fault?.('commit');
      await this.sql.run(statement, params);
    };
    return this.turns ? this.turns.takeStatement(add) : add();
  }

  /** Finishes what waits, then lets go of the connection. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.turns?.quiet();
    if (this.sql instanceof SqliteSql) this.sql.beforeApplicationShutdown();
  }

  private async onSqlite<Answer>(turns: WriterTurns, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    const after: (() => void)[] = [];
    const answer = await turns.take(async () => {
      const done = await work(this.tx(this.sql, this.source.manager, after));
      this.fault?.('commit');
      return done;
    });
    for (const act of after) act();
    return answer;
  }

  /** On PostgreSQL two transactions can block each other; the one that is chosen to give way tries again from the start. */
  private async onPostgres<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.onceOnPostgres(work);
      } catch (error) {
        const { code } = error as { code?: string };
        if (attempt === ATTEMPTS || !RETRIED.includes(code ?? '')) throw error;
      }
    }
  }

  private async onceOnPostgres<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const after: (() => void)[] = [];
    let answer: Answer;
    try {
      await runner.startTransaction();
      const behalf = behalfCommand(this.now);
      if (behalf) await client.query(behalf);
      answer = await work(this.tx(new PostgresSql(client), runner.manager, after, runner));
      this.fault?.('commit');
      await runner.commitTransaction();
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
    for (const act of after) act();
    return answer;
  }

  private tx(sql: Sql, manager: EntityManager, after: (() => void)[], runner?: QueryRunner): Tx {
    const step = (statement: string): void => this.fault?.(statement);
    return {
      all: (statement, params) => (step(statement), sql.all(statement, params)),
      first: (statement, params) => (step(statement), sql.first(statement, params)),
      run: (statement, params) => (step(statement), sql.run(statement, params)),
      insert: async (entity, rows) => {
        step(`insert ${entity.name}`);
        const list = Array.isArray(rows) ? rows : [rows];
        if (list.length === 0) return;
        await manager
          .createQueryBuilder(runner)
          .insert()
          .into(entity)
          .values(list as never)
          .updateEntity(false)
          .execute();
      },
      afterCommit: (act) => void after.push(act),
    };
  }
}

/** Reading: plain statements that cannot write. */
export abstract class Reads implements Sql {
  abstract all<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  abstract first<Row>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>;
  abstract run(sql: string, params?: readonly unknown[]): Promise<number>;
}
