import { Injectable } from '@nestjs/common';
import { byKind } from '../database/kind';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import { leafHash, type Leaf } from './leaf';
import { keepTiles, LogTree } from './log-tree';

/** Leaves of one transaction: short enough that no reader waits long behind it. */
const BATCH = 500;

/** An entry as it is kept. */
export interface KeptEntry {
  readonly id: string;
  readonly recorded_at: string;
  readonly person_id: string | null;
  readonly authorisation_id: string | null;
  readonly act: string;
  readonly object: string | null;
  readonly result: string;
  readonly trace_id: string;
  readonly commitment: string;
}

const NEXT = `SELECT e.id, e.recorded_at, e.person_id, e.authorisation_id, e.act, e.object, e.result, e.trace_id, e.commitment
  FROM log_waiting w JOIN log_entries e ON e.id = w.entry_id ORDER BY w.recorded_at, w.entry_id LIMIT ${BATCH}`;
const INSERT_LEAVES = byKind({
  sqlite:
    'INSERT INTO log_leaves (seq, entry_id, leaf_hash) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each($1)',
  postgres: `INSERT INTO log_leaves (seq, entry_id, leaf_hash)
    SELECT (value ->> 0)::bigint, (value ->> 1)::uuid, value ->> 2 FROM json_array_elements($1::json)`,
});
const NO_LONGER_WAIT = byKind({
  sqlite: `DELETE FROM log_waiting WHERE (recorded_at, entry_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each($1))`,
  postgres: `DELETE FROM log_waiting WHERE (recorded_at, entry_id) IN
    (SELECT (value ->> 0)::timestamptz, (value ->> 1)::uuid FROM json_array_elements($1::json))`,
});
/** One process at a time numbers and signs; the lock goes with the transaction. On SQLite the transaction is the lock. */
const LOCK = byKind({ sqlite: null, postgres: 'SELECT pg_advisory_xact_lock(7263541)' });

/** @see LOCK */
export async function lockLog(tx: Tx): Promise<void> {
  if (LOCK) await tx.all(LOCK);
}

/** The leaf of an entry at its place. */
export const leafOf = (entry: KeptEntry, seq: number): Leaf => ({
  seq,
  id: entry.id,
  time: entry.recorded_at,
  actor: entry.person_id,
  authorisation: entry.authorisation_id,
  act: entry.act,
  object: entry.object,
  result: entry.result,
  traceId: entry.trace_id,
  commitment: entry.commitment,
});

/** Gives committed entries their number, without a gap, and their leaf in the tree. */
@Injectable()
export class Sequencer {
  private running: Promise<number> = Promise.resolve(0);

  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
  ) {}

  /** Numbers every entry committed before the call; answers the size of the log. */
  run(): Promise<number> {
    this.running = this.running.catch(() => 0).then(() => this.all());
    return this.running;
  }

  private async all(): Promise<number> {
    for (;;) {
      // Read and hashed outside the transaction: the writer is held only to add what is ready.
      const size = await new LogTree(this.reads).size();
      const entries = await this.reads.all<KeptEntry>(NEXT);
      if (entries.length === 0) return size;
      const leaves = entries.map((entry, at) => [size + at + 1, entry.id, leafHash(leafOf(entry, size + at + 1))]);
      const waited = entries.map(({ recorded_at, id }) => [recorded_at, id]);
      const isNumbered = await this.work.run(async (tx) => {
        await lockLog(tx);
        // Another process was first: what it numbered waits no longer, so look again.
        if ((await new LogTree(tx).size()) !== size) return false;
        await tx.run(INSERT_LEAVES, [JSON.stringify(leaves)]);
        await tx.run(NO_LONGER_WAIT, [JSON.stringify(waited)]);
        await keepTiles(tx, size, size + leaves.length);
        return true;
      });
      // Whatever has come meanwhile is for the next round, or it would never end while many read.
      if (isNumbered && entries.length < BATCH) return size + entries.length;
    }
  }
}
