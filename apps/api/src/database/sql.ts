import type { Pool, PoolClient } from 'pg';
import type { Database, Statement } from 'sqlite3';

/**
 * Plain statements on the driver under TypeORM, prepared once and kept. Parameters are `$1`, `$2` … on both databases.
 */
export interface Sql {
  /** All rows. */
  all<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or undefined. */
  first<Row>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>;
  /** Runs a change; answers the number of rows changed. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
}

/** How many statements a connection keeps prepared; lists with filters make many different ones. */
const KEPT = 300;

type Done<Result> = (error: Error | null, result?: Result) => void;

/**
 * Plain statements on one SQLite connection, one at a time: a connection lets in one thread, and others of the pool would
 * only stand waiting inside it.
 */
export class SqliteSql implements Sql {
  private readonly prepared = new Map<string, Statement>();
  private readonly line: (() => void)[] = [];
  private busy = false;

  constructor(private readonly database: Database) {}

  private statement(sql: string): Statement {
    let statement = this.prepared.get(sql);
    if (!statement) {
      for (const [oldest, old] of this.prepared) {
        if (this.prepared.size < KEPT) break;
        old.finalize();
        this.prepared.delete(oldest);
      }
      statement = this.database.prepare(sql.replace(/\$(\d+)/g, '?$1'));
      this.prepared.set(sql, statement);
    }
    return statement;
  }

  private inTurn<Result>(act: (done: Done<Result>) => void): Promise<Result> {
    return new Promise((resolve, reject) => {
      const done: Done<Result> = (error, result) => {
        this.startNext();
        if (error) reject(error);
        else resolve(result as Result);
      };
      this.line.push(() => {
        try {
          act(done);
        } catch (error) {
          done(error as Error);
        }
      });
      if (!this.busy) this.startNext();
    });
  }

  private startNext(): void {
    const next = this.line.shift();
    this.busy = next !== undefined;
    next?.();
  }

  all<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.inTurn((done: Done<Row[]>) => {
      this.statement(sql).all(params as unknown[], (error: Error | null, rows: unknown[]) =>
        done(error, rows as Row[]),
      );
    });
  }

  async first<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, params))[0];
  }

  run(sql: string, params: readonly unknown[] = []): Promise<number> {
    return this.inTurn((done: Done<number>) => {
      this.statement(sql).run(params as unknown[], function (this: { changes: number }, error: Error | null) {
        done(error, this.changes);
      });
    });
  }

  /** Lets go of the prepared statements, so that the connection can close. */
  beforeApplicationShutdown(): void {
    for (const statement of this.prepared.values()) statement.finalize();
    this.prepared.clear();
  }

  /** Runs a bare command such as COMMIT. */
  async command(sql: string): Promise<void> {
    await this.run(sql);
  }
}

const NAMES = new Map<string, string>();
/** A statement with a name stays prepared on its connection; the many that lists with filters make have none. */
const nameOf = (sql: string): string | undefined => {
  let name = NAMES.get(sql);
  if (!name && NAMES.size < KEPT) NAMES.set(sql, (name = `s${NAMES.size + 1}`));
  return name;
};

/** Plain statements on a PostgreSQL pool, or on the one client of a transaction. */
export class PostgresSql implements Sql {
  constructor(private readonly client: Pool | PoolClient) {}

  async all<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query({
      name: nameOf(sql),
      text: sql,
      values: params as unknown[],
    });
    return result.rows as Row[];
  }

  async first<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, params))[0];
  }

  async run(sql: string, params: readonly unknown[] = []): Promise<number> {
    const result = await this.client.query({
      name: nameOf(sql),
      text: sql,
      values: params as unknown[],
    });
    return result.rowCount ?? 0;
  }
}
