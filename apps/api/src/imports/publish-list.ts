import { amsterdamDate, dueOn, ENTRY_STATES, type Authorisation, type ImportFault } from '@casusregie/domain';
import { Injectable, Logger } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { flag, FOR_SHARE } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { PracticeBook } from '../region-settings/practice-book';
import { Clock } from '../shared/clock';
import { MarkOldCases } from '../triage/mark-old-cases';
import { packIds } from '../shared/ids';
import { handlersOf, SEEN_CASE, type Importer } from './import-world';
import { INTO_CASES, INTO_EVENTS, INTO_MUNICIPALITIES, INTO_NUMBERS } from './taken-over';

const COUNT = `INSERT INTO case_counters (region_code, year, last) VALUES ($1, $2, $3)
  ON CONFLICT (region_code, year) DO UPDATE SET last = case_counters.last + $3 RETURNING last`;
/** Ids in one entry of the log. */
const IDS_PER_ENTRY = 1000;

/** Something changed between looking and taking over. */
class Overtaken extends Error {
  constructor(readonly fault: ImportFault) {
    super(fault.kind);
  }
}

/** Makes cases of a list that was checked: all of them in one transaction, or none. */
@Injectable()
export class PublishList {
  private readonly logger = new Logger(PublishList.name);
  /** How many rows are written of what this process takes over now: the transaction itself tells nothing until it is done. */
  private readonly written = new Map<string, number>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly practice: PracticeBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly marks: MarkOldCases,
  ) {}

  /** How far this process is with an import; undefined when it is not doing it. */
  progress(importId: string): number | undefined {
    return this.written.get(importId);
  }

  /** Never throws: whatever goes wrong ends the import, with nothing taken over. */
  async publish(caller: Caller, authorisation: Authorisation, importId: string, importer: Importer): Promise<void> {
    this.written.set(importId, 0);
    try {
      await asSystem('publish', () =>
        this.work.run((tx) => this.steps(tx, { caller, authorisation, importId, importer })),
      );
    } catch (error) {
      if (!(error instanceof Overtaken)) this.logger.error(`a list could not be taken over: ${(error as Error).name}`);
      const faults = error instanceof Overtaken ? [error.fault] : [];
      await asSystem('publish', () => this.breakOff(importId, faults)).catch(() => undefined);
    } finally {
      this.written.delete(importId);
    }
  }

  private async steps(
    tx: Tx,
    {
      caller,
      authorisation,
      importId,
      importer,
    }: { caller: Caller; authorisation: Authorisation; importId: string; importer: Importer },
  ): Promise<void> {
    await stillAuthorised(tx, caller);
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const { regionCode, personId } = importer;
    const rows = await tx.all<{ case_id: string }>(
      'SELECT case_id FROM case_import_rows WHERE import_id = $1 ORDER BY place',
      [importId],
    );
    const ids = rows.map(({ case_id }) => case_id);
    const year = Number(today.slice(0, 4));
    // The counter first: whoever takes over or submits at the same time waits here, and is seen by what is asked after it.
    const counter = await tx.first<{ last: number }>(COUNT, [regionCode, year, ids.length]);
    if (!counter || ids.length === 0) throw new Error('a counter gave no number');
    await this.holdHandlers(tx, importId, importer);
    await this.refuseKnown(tx, importId, importer);
    const { terms } = (await this.practice.open(tx)).on(regionCode, today);
    const due = ENTRY_STATES.map((state) => dueOn(state, today, { terms }));
    const { organisationId, role } = authorisation;
    const statements: [string, unknown[]][] = [
      [INTO_CASES, [regionCode, `${regionCode}-${year}-`, Number(counter.last) - ids.length, now, ...due]],
      [INTO_MUNICIPALITIES, []],
      [INTO_NUMBERS, []],
      [INTO_EVENTS, [personId, role, organisationId, now, today]],
    ];
    for (const [at, [statement, params]] of statements.entries()) {
      await tx.run(statement, [importId, ...params]);
      this.written.set(importId, Math.floor((ids.length * (at + 1)) / statements.length));
    }
    for (let at = 0; at < ids.length; at += IDS_PER_ENTRY) {
      await this.log.write(tx, caller, {
        act: 'importCases',
        object: `import:${importId}`,
        authorisationId: authorisation.id,
        payload: { region: regionCode, of: ids.length, cases: packIds(ids.slice(at, at + IDS_PER_ENTRY)) },
      });
    }
    await this.marks.beginAgain(tx);
    await tx.run('DELETE FROM case_import_rows WHERE import_id = $1', [importId]);
    const done = await tx.run(
      `UPDATE case_imports SET state = 'done', done_count = $2, ended_at = $3, touched_at = $3, faults = '[]', summary = '{}'
       WHERE id = $1 AND state = 'publishing'`,
      [importId, ids.length, now],
    );
    if (done === 0) throw new Error('an import was ended by somebody else');
  }

  /** Whoever is made handler cannot leave before that is done, and may still be one. */
  private async holdHandlers(tx: Tx, importId: string, { regionCode, today }: Importer): Promise<void> {
    const wanted = await tx.all<{ id: string; list_row: number }>(
      `SELECT handler_id AS id, min(list_row) AS list_row FROM case_import_rows
       WHERE import_id = $1 AND handler_id IS NOT NULL GROUP BY handler_id ORDER BY handler_id`,
      [importId],
    );
    for (const { id } of wanted) await tx.first(`SELECT id FROM persons WHERE id = $1${FOR_SHARE}`, [id]);
    const { names } = await handlersOf(tx, regionCode, today);
    const gone = wanted.find(({ id }) => !names.has(id));
    if (gone) throw new Overtaken({ row: gone.list_row, column: 'Behandelaar', kind: 'unknown-handler', found: null });
  }

  private async refuseKnown(tx: Tx, importId: string, { regionCode, personId, isManager }: Importer): Promise<void> {
    const known = await tx.first<{ list_row: number }>(
      `SELECT r.list_row FROM case_import_rows r CROSS JOIN outside_numbers n CROSS JOIN case_files c
       WHERE r.import_id = $4 AND lower(n.number) = lower(r.old_number) AND c.id = n.case_id AND ${SEEN_CASE} LIMIT 1`,
      [regionCode, personId, flag(isManager), importId],
    );
    if (known) throw new Overtaken({ row: known.list_row, column: 'Oud nummer', kind: 'known-number', found: null });
  }

  private breakOff(importId: string, faults: readonly ImportFault[]): Promise<void> {
    return this.work.run(async (tx) => {
      await tx.run('DELETE FROM case_import_rows WHERE import_id = $1', [importId]);
      await tx.run(
        `UPDATE case_imports SET state = 'broken-off', ended_at = $2, done_count = 0, fault_count = $3, faults = $4, summary = '{}'
         WHERE id = $1 AND state = 'publishing'`,
        [importId, this.clock.now(), faults.length, JSON.stringify(faults)],
      );
    });
  }
}
