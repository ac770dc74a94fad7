import { hash } from 'node:crypto';
import type { LogAct } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { byKind } from '../database/kind';
import { asNobody } from '../database/on-behalf';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { randomText } from '../shared/random';
import { processingLines, type DataSubject, type ProcessingLine } from './processing';

/** What somebody did, looked at, or was refused. */
export interface LogLine {
  readonly act: LogAct;
  /** What it was done to, such as `case:ID`; null for lists and searches. */
  readonly object: string | null;
  readonly result?: string;
  readonly authorisationId?: string | null;
  /** Filters, ids shown, fields changed: kept beside the entry, salted, and destroyed when their term ends. */
  readonly payload?: unknown;
  /** Whose data it touched: each gets a line in the processing log. */
  readonly subjects?: readonly DataSubject[];
}

type Entry = [
  id: string,
  at: string,
  person: string | null,
  authorisation: string | null,
  act: string,
  object: string | null,
  result: string,
  trace: string,
  commitment: string,
  salt: string,
  payload: string,
  lines: readonly ProcessingLine[],
];

const COLUMNS = 'id, recorded_at, person_id, authorisation_id, act, object, result, trace_id, commitment';
const LINE_COLUMNS = 'id, trace_id, span_id, activity, name, subject_id, subject_type, status, recorded_at';
const texts = (of: string, from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_none, at) => `${of} ->> ${from + at}`).join(', ');

/** Entries of one group: for each number of them SQLite has a statement of its own. */
const MOST_AT_ONCE = 64;
const ROW = `(${Array.from({ length: 12 }, () => '?').join(', ')})`;
const INTO_SQLITE = Array.from(
  { length: MOST_AT_ONCE },
  (_none, at) =>
    `INSERT INTO log_entries_intake (${COLUMNS}, salt, payload, lines) VALUES ${Array.from({ length: at + 1 }, () => ROW).join(', ')}`,
);
const INTO_POSTGRES = `WITH given AS MATERIALIZED (SELECT value FROM json_array_elements($1::json)),
  entries AS (INSERT INTO log_entries (${COLUMNS}) SELECT (value ->> 0)::uuid, (value ->> 1)::timestamptz,
    (value ->> 2)::uuid, (value ->> 3)::uuid, ${texts('value', 4, 8)} FROM given),
  payloads AS (INSERT INTO log_payloads (entry_id, salt, payload) SELECT (value ->> 0)::uuid, ${texts('value', 9, 10)} FROM given)
  INSERT INTO processing_lines (${LINE_COLUMNS}) SELECT (line.value ->> 0)::uuid, ${texts('line.value', 1, 7)},
    (line.value ->> 8)::timestamptz FROM given CROSS JOIN LATERAL json_array_elements(given.value -> 11) line`;

/** The statement that adds entries with their payloads and the lines of the processing log, and its parameters. */
const insertOf = byKind<(entries: readonly Entry[]) => [statement: string, params: unknown[]]>({
  sqlite: (entries) => [
    INTO_SQLITE[entries.length - 1] as string,
    entries.flatMap((entry) => [...entry.slice(0, 11), JSON.stringify(entry[11])]),
  ],
  postgres: (entries) => [INTO_POSTGRES, [JSON.stringify(entries)]],
});

/** How long a group stays open at most, in milliseconds, while several read at once. */
const GATHER_MS = 8;

interface Waiting {
  readonly entry: Entry;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The log of every act and read. A write's entry is in its own transaction. A read's entry commits in a group with
 * others before the answer leaves: when the log cannot be written, nothing is served.
 */
@Injectable()
export class ActLog {
  private waiting: Waiting[] = [];
  private flushing = false;
  /** How many lines a group is likely to gather: as many as read at once of late. */
  private expected = 1;
  private complete: (() => void) | null = null;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  private entry(caller: Pick<Caller, 'traceId'> & Partial<Caller>, line: LogLine): Entry {
    const payload = JSON.stringify(line.payload ?? {});
    const salt = randomText(32, 'base64url');
    const at = this.clock.now();
    return [
      newId(),
      at,
      caller.actor?.personId ?? null,
      line.authorisationId ?? null,
      line.act,
      line.object,
      line.result ?? 'ok',
      caller.traceId,
      hash('sha256', salt + payload, 'hex'),
      salt,
      payload,
      processingLines(line, { traceId: caller.traceId, at }),
    ];
  }

  /** Logs a change, in the transaction that makes it. */
  async write(tx: Tx, caller: Caller, line: LogLine): Promise<void> {
    await tx.run(...insertOf([this.entry(caller, line)]));
  }

  /** Logs a read or a refusal; resolves when it is on disk. */
  read(caller: Pick<Caller, 'traceId'> & Partial<Caller>, line: LogLine): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ entry: this.entry(caller, line), done, failed });
      if (this.waiting.length >= this.expected) this.complete?.();
      if (!this.flushing) {
        this.flushing = true;
        setImmediate(() => void asNobody(() => this.flush()));
      }
    });
  }

  /** A lone reader does not wait. When several read at once, a short pause lets them share one commit. */
  private gather(): Promise<void> | void {
    if (this.waiting.length >= this.expected) return;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      this.complete = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      let group: Waiting[] = [];
      await this.gather();
      try {
        await this.work.appendToLog(() => {
          // Taken only now, when the writer's turn has come: all that arrived meanwhile goes along.
          group = this.waiting.splice(0, MOST_AT_ONCE);
          this.expected = Math.max(group.length, this.expected - Math.ceil(this.expected / 20));
          return insertOf(group.map(({ entry }) => entry));
        });
        for (const { done } of group) done();
      } catch (error) {
        const lost = group.length > 0 ? group : this.waiting.splice(0);
        for (const { failed } of lost) failed(error);
      }
    }
    this.flushing = false;
  }
}
