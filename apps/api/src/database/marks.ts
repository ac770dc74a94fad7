import { randomBytes } from 'node:crypto';
import type { Sql } from './sql';
import type { UnitOfWork } from './unit-of-work';

/** What kind of database this is: marked once, when it is first filled. */
export async function markOf(sql: Sql): Promise<'demo' | 'production' | null> {
  const row = await sql.first<{ value: 'demo' | 'production' }>(`SELECT value FROM settings WHERE name = 'mark'`);
  return row?.value ?? null;
}

/** The secret that seals cursors; shared by all processes of one database. */
export async function cursorSecret(work: UnitOfWork): Promise<Buffer> {
  return work.run(async (tx) => {
    await tx.run(`INSERT INTO settings (name, value) VALUES ('cursor-secret', $1) ON CONFLICT (name) DO NOTHING`, [
      randomBytes(32).toString('base64'),
    ]);
    const row = await tx.first<{ value: string }>(`SELECT value FROM settings WHERE name = 'cursor-secret'`);
    return Buffer.from(row?.value ?? '', 'base64');
  });
}
