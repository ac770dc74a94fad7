import type { Pool, PoolClient } from 'pg';
import { behalfCommand } from './on-behalf';
import { PostgresSql, type Sql } from './sql';

/**
 * Reading on PostgreSQL: each statement in a transaction of its own that cannot write and that says on whose behalf it
 * runs. Two round trips: who it is, and the statement. The end of the transaction forgets who it was, and no connection
 * goes back to the pool before that; the answer does not wait for it. Without anybody, row-level security shows no case.
 */
export class PostgresReads implements Sql {
  constructor(
    private readonly pool: Pool,
    private readonly now: () => string,
  ) {}

  private async ask<Answer>(question: (sql: Sql) => Promise<Answer>): Promise<Answer> {
    const behalf = behalfCommand(this.now);
    if (!behalf) return question(new PostgresSql(this.pool));
    const client = await this.pool.connect();
    let answer: Answer;
    try {
      await client.query(`BEGIN READ ONLY; ${behalf}`);
      answer = await question(new PostgresSql(client));
    } catch (error) {
      this.end(client);
      throw error;
    }
    this.end(client);
    return answer;
  }

  /** Ends the transaction and gives the connection back; one that cannot be ended is thrown away. */
  private end(client: PoolClient): void {
    client.query('ROLLBACK').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }

  all<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.ask((reading) => reading.all<Row>(sql, params));
  }

  first<Row>(sql: string, params?: readonly unknown[]): Promise<Row | undefined> {
    return this.ask((reading) => reading.first<Row>(sql, params));
  }

  run(sql: string, params?: readonly unknown[]): Promise<number> {
    return this.ask((reading) => reading.run(sql, params));
  }
}
