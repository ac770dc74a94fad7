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

  constructor(protected readonly database: Database) {}

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

  protected inTurn<Result>(act: (done: Done<Result>) => void): Promise<Result> {
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
    return this.inTurn((done: Done<Row[]>) => this.rows(sql, params, done));
  }

  protected rows<Row>(sql: string, params: readonly unknown[], done: Done<Row[]>): void {
    this.statement(sql).all(params as unknown[], (error: Error | null, rows: unknown[]) => done(error, rows as Row[]));
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
  async beforeApplicationShutdown(): Promise<void> {
    for (const statement of this.prepared.values()) statement.finalize();
    this.prepared.clear();
  }

  /** Runs a bare command such as COMMIT. */
  async command(sql: string): Promise<void> {
    await this.run(sql);
  }
}

/** How long the reading connection may go on with what it saw, in milliseconds, while only the log grows. */
const HOLD_MS = 50;
/** How many times it looks anew between two checkpoints, while it never rests. */
const HOLDS_PER_CHECKPOINT = 20;
const CHECKPOINT = 'PRAGMA wal_checkpoint(PASSIVE)';
const READS_LOG = /\b(log_|processing_lines)/;

/**
 * The reading connection of an embedded database. SQLite forgets every page it has in memory when another connection has
 * committed, and each list adds an entry to the log; so this one holds on to a moment, for as long as no more than the log
 * has been written to since. What reads the log itself always sees all of it. Holding on keeps the write-ahead log from
 * starting over, so this connection also does its checkpoints, each time it has let go.
 */
export class SqliteReads extends SqliteSql {
  private holds = false;
  private isStale = false;
  private holdsSinceCheckpoint = 0;
  private timer: NodeJS.Timeout | null = null;

  /** The next statement sees all that is committed now. */
  renew(): void {
    this.isStale = true;
  }

  override all<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.inTurn((done: Done<Row[]>) => {
      const ask = (error: Error | null): void => {
        if (error) done(error);
        else this.rows<Row>(sql, params, done);
      };
      if (this.holds && !this.isStale && !READS_LOG.test(sql)) ask(null);
      else this.hold(ask);
    });
  }

  private hold(done: (error: Error | null) => void): void {
    const end = this.holds ? 'COMMIT; ' : '';
    this.holdsSinceCheckpoint += 1;
    const isDue = this.holdsSinceCheckpoint >= HOLDS_PER_CHECKPOINT;
    if (isDue) this.holdsSinceCheckpoint = 0;
    this.holds = true;
    this.isStale = false;
    this.timer ??= setTimeout(() => void this.rest(), HOLD_MS).unref();
    this.database.exec(`${end}${isDue ? `${CHECKPOINT}; ` : ''}BEGIN`, done);
  }

  /** Lets go of the moment; whoever reads next begins another. */
  private rest(): Promise<void> {
    this.timer = null;
    return this.inTurn((done: Done<void>) => {
      this.holds = false;
      this.database.exec(`COMMIT; ${CHECKPOINT}`, done);
    });
  }

  override async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    if (this.holds) await this.rest();
    await super.beforeApplicationShutdown();
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
