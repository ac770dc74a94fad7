import { LogExportQuery } from '@casusregie/contract';
import { deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { byKind } from '../database/kind';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';
import { ActLog } from './act-log';
import { Checkpoints } from './checkpoints';
import { LogKey } from './log-key';
import { leafOf, type KeptEntry } from './sequencer';

/** What the first line of an export says of the rest: docs/audit-log.md. */
const FORMAT = 'casusregie-audit-log/1';
const PAGE = 1000;

const ENTRIES = `SELECT l.seq, l.leaf_hash, e.id, e.recorded_at, e.person_id, e.authorisation_id, e.act, e.object, e.result,
    e.trace_id, e.commitment, p.entry_id AS payload_of
  FROM log_leaves l JOIN log_entries e ON e.id = l.entry_id LEFT JOIN log_payloads p ON p.entry_id = e.id
  WHERE l.seq > $1 AND l.seq <= $2 ORDER BY l.seq`;
const PAYLOADS = `SELECT entry_id, salt, payload FROM log_payloads WHERE entry_id IN
  (${byKind({ sqlite: 'SELECT value FROM json_each($1)', postgres: 'SELECT json_array_elements_text($1::json)::uuid' })})`;

interface PayloadRow {
  readonly entry_id: string;
  readonly salt: string;
  readonly payload: string;
}

type EntryRow = KeptEntry & { readonly seq: number; readonly leaf_hash: string; readonly payload_of: string | null };

const line = (kind: string, fields: object): string => `${JSON.stringify({ kind, ...fields })}\n`;

/**
 * The whole log in one text that is checked elsewhere. It holds no payload but those of the events it was asked for by id,
 * such as for a complaint, so that it is no way to read along with cases.
 */
@Injectable()
export class LogExport {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly key: LogKey,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Logs the export, signs the log with that in it, and answers it line by line.
   * @throws Refused `wrong-role`, or `invalid` when the ids are none
   */
  async open(caller: Caller, rawQuery: unknown): Promise<AsyncGenerator<string>> {
    const [authorisation] = deskAuthorisations('exportLog', caller.actor, this.clock.today());
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol ziet het logboek niet.');
    const ids = shapeQuery(LogExportQuery, rawQuery).payloadsOf?.split(',') ?? [];
    await this.log.read(caller, {
      act: 'exportLog',
      object: null,
      authorisationId: authorisation.id,
      payload: { payloadsOf: ids },
    });
    const { tree_size } = await this.checkpoints.make();
    return this.lines(Number(tree_size), ids);
  }

  private async *lines(size: number, ids: readonly string[]): AsyncGenerator<string> {
    yield line('export', { format: FORMAT, origin: this.key.own.name, madeAt: this.clock.now(), size });
    const rows = ids.length > 0 ? await this.reads.all<PayloadRow>(PAYLOADS, [JSON.stringify(ids)]) : [];
    const payloads = new Map(rows.map(({ entry_id, salt, payload }) => [entry_id, { salt, payload }]));
    for (let from = 0; from < size; from += PAGE) {
      const page = await this.reads.all<EntryRow>(ENTRIES, [from, Math.min(from + PAGE, size)]);
      yield page.map((row) => this.entry(row, payloads.get(row.id))).join('');
    }
    let [after, count]: [string | null, number] = [null, 0];
    for (;;) {
      const page = await this.checkpoints.since(after, size);
      if (page.length === 0) break;
      yield page.map(({ id, note }) => line('checkpoint', { id, note })).join('');
      after = page.at(-1)?.id ?? null;
      count += page.length;
    }
    yield line('end', { entries: size, checkpoints: count });
  }

  private entry(row: EntryRow, opened: { salt: string; payload: string } | undefined): string {
    return line('entry', {
      leaf: leafOf(row, Number(row.seq)),
      leafHash: row.leaf_hash,
      payload: row.payload_of === null ? 'destroyed' : 'kept',
      ...(opened && { opened }),
    });
  }
}
