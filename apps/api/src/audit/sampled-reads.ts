import type { SampledRead } from '@casusregie/contract';
import { addDays, amsterdamDate, type Finding, type Tie } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { Reads } from '../database/unit-of-work';
import { IS_REFUSED } from './log-reach';
import { caseOfRow, ENTRY_COLUMNS, ENTRY_JOINS, personOfRow, type EntryColumns } from './log-rows';
import { LogWords } from './log-words';

/** A refusal this long before or after a read, in milliseconds, stands near it. */
const NEAR_MS = 3_600_000;
/** Who does something in a case within so many days after reading it, read it for that. */
const SOON_DAYS = 7;
/** Acts that change who handles a case. */
const HANDING = `'takeUp', 'assignHandler', 'putBack'`;

interface Row extends EntryColumns {
  readonly place: number;
  readonly finding: Finding | null;
  readonly note: string | null;
  readonly filer_id: string | null;
  readonly handler_id: string | null;
}

interface Handed {
  readonly act: string;
  readonly person_id: string | null;
  readonly payload: string | null;
}

/** The reads of a sample, each with what tied the reader to the case then. */
@Injectable()
export class SampledReads {
  constructor(
    private readonly reads: Reads,
    private readonly words: LogWords,
  ) {}

  /** All reads of a sample in the order of time. */
  async of(sampleId: string): Promise<SampledRead[]> {
    const rows = await this.reads.all<Row>(
      `SELECT ${ENTRY_COLUMNS}, r.place, r.finding, r.note, c.filer_id, c.handler_id
       FROM audit_sample_reads r JOIN log_entries e ON e.id = r.entry_id ${ENTRY_JOINS}
       WHERE r.sample_id = $1 ORDER BY r.place`,
      [sampleId],
    );
    const found: SampledRead[] = [];
    for (const row of rows) {
      found.push({
        id: row.id,
        place: row.place,
        recordedAt: row.recorded_at,
        person: personOfRow(row),
        role: row.role,
        act: row.act,
        label: this.words.act(row.act),
        case: caseOfRow(row),
        ties: await this.ties(row),
        refusedNear: await this.refusedNear(row),
        finding: row.finding,
        note: row.note,
      });
    }
    return found;
  }

  private async ties(row: Row): Promise<Tie[]> {
    if (!row.person_id || !row.case_id) return [];
    const person = row.person_id;
    const day = amsterdamDate(row.recorded_at);
    const { named, acted } = (await this.reads.first<{ named: number; acted: number }>(
      `SELECT (SELECT count(*) FROM participants n WHERE n.case_id = $1 AND n.person_id = $2 AND n.from_on <= $3
           AND (n.until_on IS NULL OR n.until_on >= $3)) AS named,
         (SELECT count(*) FROM case_events v WHERE v.case_id = $1 AND v.person_id = $2 AND v.recorded_at < $4) AS acted`,
      [row.case_id, person, day, `${addDays(day, SOON_DAYS + 1)}T00:00:00.000Z`],
    )) as { named: number; acted: number };
    return [
      ...((await this.handlerThen(row)) === person ? (['handler'] as const) : []),
      ...(Number(named) > 0 ? (['named'] as const) : []),
      ...(row.filer_id === person ? (['filer'] as const) : []),
      ...(Number(acted) > 0 ? (['acted'] as const) : []),
    ];
  }

  /** Who handled the case then, as the log tells it; where it does not, who handles it now. */
  private async handlerThen({ id, object, recorded_at, handler_id }: Row): Promise<string | null> {
    const last = await this.reads.first<Handed>(
      `SELECT e.act, e.person_id, l.payload FROM log_entries e LEFT JOIN log_payloads l ON l.entry_id = e.id
       WHERE e.object = $1 AND (e.recorded_at, e.id) < ($2, $3) AND e.act IN (${HANDING}) AND e.result = 'ok'
       ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1`,
      [object, recorded_at, id],
    );
    if (!last) return handler_id;
    if (last.act === 'putBack') return null;
    const { handlerId, facts = [] } = JSON.parse(last.payload ?? '{}') as { handlerId?: string; facts?: string[] };
    if (last.act === 'assignHandler') return handlerId ?? handler_id;
    // Who takes a case up may put it in the hands of another; the log does not hold of whom.
    return facts.includes('handlerId') ? handler_id : last.person_id;
  }

  private async refusedNear({ person_id, recorded_at }: Row): Promise<number> {
    if (!person_id) return 0;
    const at = Date.parse(recorded_at);
    const row = await this.reads.first<{ n: number }>(
      `SELECT count(*) AS n FROM log_entries e WHERE e.person_id = $1 AND e.recorded_at >= $2 AND e.recorded_at <= $3 AND ${IS_REFUSED}`,
      [person_id, new Date(at - NEAR_MS).toISOString(), new Date(at + NEAR_MS).toISOString()],
    );
    return Number(row?.n ?? 0);
  }
}
