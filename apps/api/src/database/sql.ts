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

/** Plain statements on one SQLite connection. */
export class SqliteSql implements Sql {
  private readonly prepared = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  private statement(sql: string): Statement {
    let statement = this.prepared.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql.replace(/\$(\d+)/g, '?$1'));
      this.prepared.set(sql, statement);
    }
    return statement;
  }

  all<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.statement(sql).all(params as unknown[], (error: Error | null, rows: unknown[]) =>
        error ? reject(error) : resolve(rows as Row[]),
      );
    });
  }

  async first<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, params))[0];
  }

  run(sql: string, params: readonly unknown[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      this.statement(sql).run(params as unknown[], function (this: { changes: number }, error: Error | null) {
        if (error) reject(error);
        else resolve(this.changes);
      });
    });
  }

  /** Lets go of the prepared statements, so that the connection can close. */
  beforeApplicationShutdown(): void {
    for (const statement of this.prepared.values()) statement.finalize();
    this.prepared.clear();
  }

  /** Runs a bare command such as COMMIT. */
  command(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.statement(sql).run([], (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }
}

const NAMES = new Map<string, string>();
const nameOf = (sql: string): string => {
  let name = NAMES.get(sql);
  if (!name) NAMES.set(sql, (name = `s${NAMES.size + 1}`));
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
