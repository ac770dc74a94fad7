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

/** A statement that waits for its turn. */
interface Turn {
  readonly sql: string;
  readonly start: () => void;
  readonly fail: (error: Error) => void;
}

/** Plain statements on one SQLite connection, in the order they are asked: the next starts when the last has answered. */
export class SqliteSql implements Sql {
  private readonly prepared = new Map<string, Statement>();
  protected readonly line: Turn[] = [];
  protected underWay = 0;

  constructor(protected readonly database: Database) {}

  /** Hands over the prepared statement; one that cannot be prepared fails as it would when run. */
  private withStatement(sql: string, failed: (error: Error) => void, use: (statement: Statement) => void): void {
    const known = this.prepared.get(sql);
    if (known) return use(known);
    const statement = this.database.prepare(sql.replace(/\$(\d+)/g, '?$1'), (error: Error | null) => {
      if (error) return failed(error);
      const other = this.prepared.get(sql);
      if (other) statement.finalize();
      else this.keep(sql, statement);
      use(other ?? statement);
    });
  }

  private keep(sql: string, statement: Statement): void {
    for (const [oldest, old] of this.prepared) {
      if (this.prepared.size < KEPT) break;
      old.finalize();
      this.prepared.delete(oldest);
    }
    this.prepared.set(sql, statement);
  }

  private inTurn<Result>(sql: string, act: (done: Done<Result>) => void): Promise<Result> {
    return new Promise((resolve, reject) => {
      const done: Done<Result> = (error, result) => {
        this.underWay -= 1;
        this.startNext();
        if (error) reject(error);
        else resolve(result as Result);
      };
      const start = (): void => {
        try {
          act(done);
        } catch (error) {
          done(error as Error);
        }
      };
      this.line.push({ sql, start, fail: reject });
      this.startNext();
    });
  }

  /** Starts what may start; to be called whenever that may have changed. */
  protected startNext(): void {
    for (let [next] = this.line; next && this.mayStart(next); [next] = this.line) {
      this.line.shift();
      this.underWay += 1;
      next.start();
    }
  }

  /** Whether the statement in front may start now. */
  protected mayStart(_next: Turn): boolean {
    return this.underWay === 0;
  }

  all<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.inTurn(sql, (done: Done<Row[]>) => {
      this.withStatement(sql, done, (statement) => {
        statement.all(params as unknown[], (error: Error | null, rows: unknown[]) => done(error, rows as Row[]));
      });
    });
  }

  async first<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, params))[0];
  }

  run(sql: string, params: readonly unknown[] = []): Promise<number> {
    return this.inTurn(sql, (done: Done<number>) => {
      this.withStatement(sql, done, (statement) => {
        statement.run(params as unknown[], function (this: { changes: number }, error: Error | null) {
          done(error, this.changes);
        });
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

/** How long the reading connection may go on with what it saw, in milliseconds, while only the log grows. */
const HOLD_MS = 50;
const CHECKPOINT = 'PRAGMA wal_checkpoint(PASSIVE)';
const READS_LOG = /\b(log_|processing_lines)/;
/**
 * How many statements it has handed over at once. A connection lets in one thread, so one runs and the other waits inside:
 * it follows at once, also when the main thread is busy. More would only keep threads of the pool from other work.
 */
const AT_ONCE = 2;

/**
 * The reading connection of an embedded database. SQLite forgets every page it has in memory when another connection has
 * committed, and each list adds an entry to the log; so this one holds on to a moment, for as long as no more than the log
 * has been written to since. What reads the log itself always sees all of it. Holding on keeps the write-ahead log from
 * starting over, so the checkpoints are done here, when nothing is held and nothing is written.
 */
export class SqliteReads extends SqliteSql {
  private holds = false;
  private isStale = false;
  private isChanging = false;
  /** For which statement the moment was chosen. */
  private heldFor: Turn | null = null;
  private timer: NodeJS.Timeout | null = null;

  /** The next statement sees all that is committed now. */
  renew(): void {
    this.isStale = true;
  }

  /** Empties the write-ahead log into the database. Only for whoever has the writer's turn: then all of it can be. */
  async checkpoint(): Promise<void> {
    await this.all(CHECKPOINT);
  }

  protected override mayStart(next: Turn): boolean {
    if (this.isChanging) return false;
    if (next.sql.startsWith('PRAGMA')) return this.mayStartAlone();
    const isOld = !this.holds || this.isStale || (READS_LOG.test(next.sql) && next !== this.heldFor);
    if (!isOld) return this.underWay < AT_ONCE;
    if (this.underWay === 0) this.hold(next);
    return false;
  }

  /** A setting cannot be changed, and a checkpoint not be done, while the connection holds on. */
  private mayStartAlone(): boolean {
    if (this.underWay > 0) return false;
    if (this.holds) this.letGo();
    return !this.holds;
  }

  private hold(next: Turn): void {
    this.isStale = false;
    this.timer ??= setInterval(() => this.restOrRenew(), HOLD_MS).unref();
    this.change(this.holds ? 'COMMIT; BEGIN' : 'BEGIN', (error) => {
      this.holds = !error;
      this.heldFor = next;
      if (error) this.line.shift()?.fail(error);
    });
  }

  /** Lets go when nobody reads, and else has the next statement look anew. */
  private restOrRenew(): void {
    if (this.isChanging || this.underWay > 0 || this.line.length > 0) this.isStale = true;
    else this.rest();
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    if (this.holds) this.letGo();
  }

  private letGo(): void {
    this.change('COMMIT', () => (this.holds = false));
  }

  private change(commands: string, done: (error: Error | null) => void): void {
    this.isChanging = true;
    this.database.exec(commands, (error) => {
      this.isChanging = false;
      done(error);
      this.startNext();
    });
  }

  override beforeApplicationShutdown(): void {
    this.rest();
    super.beforeApplicationShutdown();
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
