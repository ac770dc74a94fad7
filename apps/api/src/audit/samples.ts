import { randomInt } from 'node:crypto';
import {
  CloseSample,
  DrawSample,
  RecordFinding,
  type SampleAnswer,
  type SampleList,
  type SampleRow,
} from '@casusregie/contract';
import { CASE_READS, deskAuthorisations, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { LogSample, LogSampleRead } from '../database/entities';
import { FOR_UPDATE, places } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId, seededNumbers } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { ActLog } from './act-log';
import { inPeriod, refuseLongPeriod } from './log-period';
import { SampledReads } from './sampled-reads';

const SEEDS = 2 ** 32;

interface Row extends LogSample {
  readonly drawn_name: string;
  readonly closed_name: string | null;
  readonly open: number;
  readonly in_order: number;
  readonly questions: number;
  readonly incidents: number;
}

const found = (finding: string): string =>
  `(SELECT count(*) FROM audit_sample_reads r WHERE r.sample_id = s.id AND r.finding ${finding})`;
const SELECT = `SELECT s.*, d.name AS drawn_name, k.name AS closed_name, ${found('IS NULL')} AS open,
    ${found(`= 'in-order'`)} AS in_order, ${found(`= 'question'`)} AS questions, ${found(`= 'incident'`)} AS incidents
  FROM audit_samples s JOIN persons d ON d.id = s.drawn_by LEFT JOIN persons k ON k.id = s.closed_by`;

const toRow = (row: Row): SampleRow => ({
  id: row.id,
  from: row.from_on,
  to: row.to_on,
  size: Number(row.open) + Number(row.in_order) + Number(row.questions) + Number(row.incidents),
  seed: Number(row.seed),
  population: row.population,
  drawnAt: row.drawn_at,
  drawnBy: row.drawn_name,
  closedAt: row.closed_at,
  closedBy: row.closed_name,
  open: Number(row.open),
  inOrder: Number(row.in_order),
  questions: Number(row.questions),
  incidents: Number(row.incidents),
});

/**
 * Places of a sample, from 1 to `population`, without repetition and in rising order: the same for the same seed.
 * The numbers come from `seededNumbers`; each next one is the place in the population, drawn again when it was there.
 */
export function drawPlaces(seed: number, size: number, population: number): number[] {
  const next = seededNumbers(seed);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(size, population)) drawn.add(Math.floor(next() * population) + 1);
  return [...drawn].sort((a, b) => a - b);
}

/** Samples of who read what: drawn by chance that can be repeated, looked at one by one, and closed as a report. */
@Injectable()
export class Samples {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly details: SampledReads,
  ) {}

  private authorisation(caller: Caller): Authorisation | undefined {
    return deskAuthorisations('sampleLog', caller.actor, this.clock.today())[0];
  }

  /** @throws Refused `wrong-role` */
  private required(caller: Caller): Authorisation {
    const authorisation = this.authorisation(caller);
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol trekt geen steekproeven.');
    return authorisation;
  }

  /** A sample is unknown to whoever may not draw one. */
  private reached(caller: Caller): Authorisation {
    const authorisation = this.authorisation(caller);
    if (!authorisation) throw unknown();
    return authorisation;
  }

  /** All samples, the newest first. */
  async list(caller: Caller): Promise<SampleList> {
    const { id } = this.required(caller);
    const rows = await this.reads.all<Row>(`${SELECT} ORDER BY s.id DESC LIMIT 200`);
    await this.log.read(caller, { act: 'sampleLog', object: null, authorisationId: id });
    return { items: rows.map(toRow) };
  }

  /** One sample, with what is known of each read in it. */
  async one(caller: Caller, sampleId: string): Promise<SampleAnswer> {
    const { id } = this.reached(caller);
    const row = await this.reads.first<Row>(`${SELECT} WHERE s.id = $1`, [sampleId]);
    if (!row) throw unknown();
    const reads = await asSystem('watch', () => this.details.of(sampleId));
    await this.log.read(caller, { act: 'sampleLog', object: `sample:${sampleId}`, authorisationId: id });
    return { ...toRow(row), conclusion: row.conclusion, reads };
  }

  /**
   * Draws a sample from the reads of cases in a period, as far as they are logged by now. To draw it again: the same seed on the
   * first `population` reads of the period, in the order of the log.
   * @throws Refused `wrong-role`, `invalid`
   */
  async draw(caller: Caller, body: unknown, once: OnceKey | null): Promise<SampleRow> {
    const authorisation = this.required(caller);
    const given = shape(DrawSample, body);
    refuseLongPeriod(given);
    const now = this.clock.now();
    const params: unknown[] = [];
    const where = [
      `e.act IN (${places(params, CASE_READS)})`,
      `e.result = 'ok'`,
      `e.object LIKE 'case:%'`,
      ...inPeriod(given, params),
    ].join(' AND ');
    return this.work.run(async (tx) => {
      const before = await claim<{ id: string }>(tx, once, now);
      if (before) return toRow((await tx.first<Row>(`${SELECT} WHERE s.id = $1`, [before.id])) as Row);
      const counted = await tx.first<{ n: number }>(`SELECT count(*) AS n FROM log_entries e WHERE ${where}`, params);
      const population = Number(counted?.n ?? 0);
      if (population === 0) throw invalid('to', 'in deze periode is geen enkele casus gelezen');
      const sample = { id: newId(), seed: given.seed ?? randomInt(SEEDS) };
      const drawn = drawPlaces(sample.seed, given.size, population);
      const entries = await tx.all<{ id: string }>(
        `SELECT n.id FROM (SELECT e.id, row_number() OVER (ORDER BY e.recorded_at, e.id) AS place FROM log_entries e WHERE ${where}) n
         WHERE n.place IN (${places(params, drawn)}) ORDER BY n.place`,
        params,
      );
      await tx.insert(LogSample, {
        ...sample,
        from_on: given.from,
        to_on: given.to,
        size: given.size,
        population,
        drawn_at: now,
        drawn_by: caller.actor.personId,
      });
      await tx.insert(
        LogSampleRead,
        entries.map(({ id }, at) => ({ sample_id: sample.id, entry_id: id, place: at + 1 })),
      );
      await this.log.write(tx, caller, {
        act: 'sampleLog',
        object: `sample:${sample.id}`,
        authorisationId: authorisation.id,
        payload: { ...given, seed: sample.seed, population },
      });
      await remember(tx, once, { id: sample.id });
      return toRow((await tx.first<Row>(`${SELECT} WHERE s.id = $1`, [sample.id])) as Row);
    });
  }

  /**
   * Records what is found of one read; a later finding takes the place of an earlier one while the sample is open.
   * @throws Refused `unknown`, `invalid`, `wrong-moment`
   */
  async find(
    caller: Caller,
    { sampleId, entryId }: { sampleId: string; entryId: string },
    body: unknown,
  ): Promise<SampleRow> {
    return this.change(caller, sampleId, async (tx) => {
      const read = await tx.first('SELECT place FROM audit_sample_reads WHERE sample_id = $1 AND entry_id = $2', [
        sampleId,
        entryId,
      ]);
      if (!read) throw unknown();
      const { finding, note } = shape(RecordFinding, body);
      if (finding !== 'in-order' && !note?.trim()) throw invalid('note', 'is verplicht bij een vraag of een incident');
      return {
        sql: `UPDATE audit_sample_reads SET finding = $3, note = $4, found_by = $5, found_at = $6 WHERE sample_id = $1 AND entry_id = $2`,
        params: [sampleId, entryId, finding, note?.trim() || null, caller.actor.personId, this.clock.now()],
        payload: { entryId, finding },
      };
    });
  }

  /**
   * Closes a sample: from then on it is a report that does not change.
   * @throws Refused `unknown`, `invalid`, `wrong-moment`
   */
  async close(caller: Caller, sampleId: string, body: unknown): Promise<SampleRow> {
    return this.change(caller, sampleId, (_tx, row) => {
      const { conclusion } = shape(CloseSample, body);
      if (Number(row.open) > 0) {
        throw new Refused('wrong-moment', `Bij ${Number(row.open)} van de regels staat nog geen bevinding.`);
      }
      return Promise.resolve({
        sql: 'UPDATE audit_samples SET closed_at = $2, closed_by = $3, conclusion = $4 WHERE id = $1',
        params: [sampleId, this.clock.now(), caller.actor.personId, conclusion.trim()],
        payload: { closed: true },
      });
    });
  }

  private change(
    caller: Caller,
    sampleId: string,
    prepare: (tx: Tx, row: Row) => Promise<{ sql: string; params: unknown[]; payload: object }>,
  ): Promise<SampleRow> {
    const { id: authorisationId } = this.reached(caller);
    return this.work.run(async (tx) => {
      await tx.first(`SELECT id FROM audit_samples WHERE id = $1${FOR_UPDATE}`, [sampleId]);
      const row = await tx.first<Row>(`${SELECT} WHERE s.id = $1`, [sampleId]);
      if (!row) throw unknown();
      const { sql, params, payload } = await prepare(tx, row);
      if (row.closed_at !== null) throw new Refused('wrong-moment', 'Deze steekproef is afgesloten.');
      await tx.run(sql, params);
      await this.log.write(tx, caller, { act: 'sampleLog', object: `sample:${sampleId}`, authorisationId, payload });
      return toRow((await tx.first<Row>(`${SELECT} WHERE s.id = $1`, [sampleId])) as Row);
    });
  }
}
