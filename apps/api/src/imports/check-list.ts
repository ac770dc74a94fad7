import { IMPORT_FAULTS_SHOWN } from '@casusregie/contract';
import { checkImportRow, type ImportFault, type ListedRow, type ReadyCase } from '@casusregie/domain';
import { Injectable, Logger } from '@nestjs/common';
import { asPerson } from '../database/on-behalf';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { CHUNK_ROWS, Gathered, type Summary } from './import-rows';
import { handlersOf, ListWorld, type Importer } from './import-world';
import { laidRow, layRows, type LaidRow } from './laid-rows';
import { ListFiles } from './list-files';
import { listedRows } from './listed-rows';

/** What was found so far. */
interface Found {
  readonly faults: ImportFault[];
  count: number;
}

const NO_SUMMARY = '{}';

/** Reads a list that was brought in and checks every row, outside the request that brought it; what is right is laid aside. */
@Injectable()
export class CheckList {
  private readonly logger = new Logger(CheckList.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly files: ListFiles,
  ) {}

  /** Never throws: whatever goes wrong ends the import. */
  async check(importId: string, importer: Importer, bytes: Uint8Array): Promise<void> {
    await asPerson(importer.personId, async () => {
      try {
        await this.steps(importId, importer, bytes);
      } catch (error) {
        this.logger.error(`a list could not be checked: ${(error as Error).name}`);
        await this.end(importId, 'broken-off', { faults: [], count: 0 }).catch(() => undefined);
      }
    });
  }

  private async steps(importId: string, importer: Importer, bytes: Uint8Array): Promise<void> {
    const { rows, faults } = listedRows(await this.files.read(bytes));
    const found: Found = { faults: [...faults], count: faults.length };
    const lacking = new Set(
      faults.filter(({ kind }) => kind === 'missing-column' || kind === 'double-column').map(({ column }) => column),
    );
    const book = await this.reference.open();
    const handlers = await handlersOf(this.reads, importer.regionCode, importer.today);
    const world = new ListWorld(importer, book, handlers);
    const gathered = new Gathered({
      organisation: (id) => book.organisationRef(id).name,
      person: (id) => handlers.names.get(id) ?? null,
    });
    const common = {
      ...{ importId, personId: importer.personId, organisationId: importer.organisationId },
      organisationName: (id: string) => book.organisationRef(id).name,
    };
    for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
      const chunk = rows.slice(at, at + CHUNK_ROWS);
      const ready = await this.chunk(chunk, world, found, lacking);
      for (const one of ready) gathered.add(one);
      const goesOn = await this.lay(importId, {
        laid: found.count === 0 ? ready.map((one, place) => laidRow(one, at + place, common)) : [],
        done: at + chunk.length,
        rows: rows.length,
      });
      if (!goesOn) return;
    }
    await this.end(importId, found.count > 0 ? 'faulty' : 'ready', found, gathered.summary);
  }

  private async chunk(
    rows: readonly ListedRow[],
    world: ListWorld,
    found: Found,
    lacking: ReadonlySet<string | null>,
  ): Promise<ReadyCase[]> {
    await world.lookUp(
      this.reads,
      rows.flatMap(({ cells }) => cells.number || []),
    );
    const all: ReadyCase[] = [];
    for (const row of rows) {
      const { ready, faults } = checkImportRow(row, world);
      if (ready) all.push(ready);
      for (const fault of faults) {
        // A column that is not there, or not clear, is told once, not at every row.
        if (fault.kind === 'missing' && lacking.has(fault.column)) continue;
        found.count += 1;
        if (found.faults.length < IMPORT_FAULTS_SHOWN) found.faults.push(fault);
      }
    }
    return all;
  }

  /** Lays some rows aside; answers whether somebody still wants them. */
  private lay(
    importId: string,
    { laid, done, rows }: { laid: readonly LaidRow[]; done: number; rows: number },
  ): Promise<boolean> {
    return this.work.run(async (tx) => {
      const changed = await tx.run(
        `UPDATE case_imports SET done_count = $2, row_count = $3, touched_at = $4 WHERE id = $1 AND state = 'reading'`,
        [importId, done, rows, this.clock.now()],
      );
      if (changed === 0) return false;
      await layRows(tx, laid);
      return true;
    });
  }

  private end(
    importId: string,
    state: 'ready' | 'faulty' | 'broken-off',
    found: Found,
    summary?: Summary,
  ): Promise<void> {
    return this.work.run(async (tx) => {
      const now = this.clock.now();
      const changed = await tx.run(
        `UPDATE case_imports SET state = $2, fault_count = $3, faults = $4, summary = $5, touched_at = $6, ended_at = $7
         WHERE id = $1 AND state = 'reading'`,
        [
          importId,
          state,
          found.count,
          JSON.stringify(found.faults),
          summary ? JSON.stringify(summary) : NO_SUMMARY,
          now,
          state === 'broken-off' ? now : null,
        ],
      );
      if (changed > 0 && state !== 'ready') {
        await tx.run('DELETE FROM case_import_rows WHERE import_id = $1', [importId]);
      }
    });
  }
}
