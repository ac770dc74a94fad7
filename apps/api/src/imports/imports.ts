import type { Readable } from 'node:stream';
import { IMPORT_BYTES, type ImportAnswer, type ImportList } from '@casusregie/contract';
import { deskAuthorisations, IMPORT_STATES, isUndecided, isUnderWay, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { CaseImport } from '../database/entities';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { safeName } from '../documents/attachments';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { CheckList } from './check-list';
import { ownImport, ownImports } from './import-rows';
import type { Importer } from './import-world';
import { ListFiles } from './list-files';
import { PublishList } from './publish-list';

const UNDER_WAY = IMPORT_STATES.filter(isUnderWay)
  .map((state) => `'${state}'`)
  .join(', ');
const UNDECIDED = IMPORT_STATES.filter(isUndecided)
  .map((state) => `'${state}'`)
  .join(', ');
/** How a zip file begins (APPNOTE 6.3.10, 4.3.7); every .xlsx is one. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Lists of cases that are taken over: brought in, looked at, and confirmed or cancelled by the same person. */
@Injectable()
export class Imports {
  /** What this process is doing beside its requests. */
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly files: ListFiles,
    private readonly checking: CheckList,
    private readonly publishing: PublishList,
  ) {}

  /** The template of a list, with the municipalities of the region. */
  async template(caller: Caller): Promise<Buffer> {
    const { regionCode, today } = this.importer(caller).importer;
    const book = await this.reference.open();
    const municipalities = book
      .organisations()
      .filter(
        ({ id, kind, region_code }) => kind === 'municipality' && region_code === regionCode && book.exists(id, today),
      );
    return this.files.template(municipalities);
  }

  async list(caller: Caller): Promise<ImportList> {
    this.importer(caller);
    return { items: await ownImports(this.reads, caller.actor.personId) };
  }

  /** How an import stands. What stands in the list is shown, and that is logged, while it is to be decided on. */
  async one(caller: Caller, importId: string): Promise<ImportAnswer> {
    const { authorisation } = this.importer(caller, unknown());
    const { regionCode: _region, ...answer } = await ownImport(this.reads, caller.actor.personId, importId);
    if (answer.faults.length > 0 || answer.preview.length > 0) {
      await this.log.read(caller, {
        act: 'importCases',
        object: `import:${importId}`,
        authorisationId: authorisation.id,
      });
    }
    return { ...answer, done: this.publishing.progress(importId) ?? answer.done };
  }

  /**
   * Takes a list in; it is read and checked after the answer.
   * @throws Refused `invalid` when it is no Excel file, `wrong-moment` when another of one's own is under way
   */
  async start(caller: Caller, file: { readonly name: string; readonly content: Readable }): Promise<ImportAnswer> {
    const { authorisation, importer } = this.importer(caller);
    const bytes = await wholeOf(file.content);
    if (!bytes.subarray(0, 4).equals(ZIP)) throw invalid('file', 'is geen Excel-bestand (.xlsx)');
    const { personId, regionCode } = importer;
    const id = newId();
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const other = await tx.first(`SELECT id FROM case_imports WHERE person_id = $1 AND state IN (${UNDER_WAY})`, [
        personId,
      ]);
      if (other)
        throw new Refused(
          'wrong-moment',
          'Er wordt al een lijst van u nagekeken of overgenomen. Wacht tot die klaar is.',
        );
      await tx.insert(CaseImport, {
        ...{ id, region_code: regionCode, person_id: personId, organisation_id: authorisation.organisationId },
        ...{ state: 'reading', row_count: 0, done_count: 0, fault_count: 0, started_at: now, touched_at: now },
        ...{ ended_at: null, file_name: safeName(file.name), faults: [], summary: {} },
      });
      await this.log.write(tx, caller, {
        act: 'importCases',
        object: `import:${id}`,
        authorisationId: authorisation.id,
        payload: { region: regionCode, bytes: bytes.length },
      });
    });
    this.begin(this.checking.check(id, importer, bytes));
    return this.one(caller, id);
  }

  /**
   * Takes a checked list over, after the answer.
   * @throws Refused `unknown`, `wrong-moment`
   */
  async confirm(caller: Caller, importId: string): Promise<ImportAnswer> {
    const { authorisation, importer } = this.importer(caller, unknown());
    const { personId, regionCode } = importer;
    await ownImport(this.reads, personId, importId);
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const changed = await tx.run(
        `UPDATE case_imports SET state = 'publishing', done_count = 0, touched_at = $3
         WHERE id = $1 AND person_id = $2 AND region_code = $4 AND state = 'ready'`,
        [importId, personId, now, regionCode],
      );
      if (changed === 0) throw new Refused('wrong-moment', 'Deze lijst kan nu niet worden overgenomen.');
    });
    this.begin(this.publishing.publish(caller, authorisation, importId, importer));
    return this.one(caller, importId);
  }

  /**
   * Puts a list aside before it is taken over; what stood in it is gone.
   * @throws Refused `unknown`, `wrong-moment`
   */
  async cancel(caller: Caller, importId: string): Promise<ImportAnswer> {
    const { authorisation, importer } = this.importer(caller, unknown());
    await ownImport(this.reads, importer.personId, importId);
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const changed = await tx.run(
        `UPDATE case_imports SET state = 'cancelled', ended_at = $3, faults = '[]', summary = '{}'
         WHERE id = $1 AND person_id = $2 AND state IN (${UNDECIDED})`,
        [importId, importer.personId, now],
      );
      if (changed === 0) throw new Refused('wrong-moment', 'Deze lijst kan niet meer worden geannuleerd.');
      await tx.run('DELETE FROM case_import_rows WHERE import_id = $1', [importId]);
      await this.log.write(tx, caller, {
        act: 'importCases',
        object: `import:${importId}`,
        authorisationId: authorisation.id,
        payload: { cancelled: true },
      });
    });
    return this.one(caller, importId);
  }

  /** Finishes what was begun before the connection goes. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private begin(work: Promise<void>): void {
    const done = work.finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  /** As who somebody takes lists over; one list is unknown to whoever takes none over, like one that does not exist. */
  private importer(
    caller: Caller,
    refused = new Refused('wrong-role', 'Uw rol neemt geen oude lijsten over.'),
  ): { authorisation: Authorisation; importer: Importer } {
    const today = this.clock.today();
    const may = deskAuthorisations('importCases', caller.actor, today);
    // A manager sees cases for named people only, so the widest of one's roles comes first.
    const authorisation = may.find(({ role }) => role === 'manager') ?? may[0];
    const regionCode =
      authorisation && authorisation.regionCodes !== 'nation' ? authorisation.regionCodes[0] : undefined;
    if (!authorisation || !regionCode) throw refused;
    const isManager = authorisation.role === 'manager';
    return {
      authorisation,
      importer: {
        ...{ personId: caller.actor.personId, organisationId: authorisation.organisationId },
        ...{ regionCode, isManager, today },
      },
    };
  }
}

/** All of a stream, as long as it stays small enough. */
async function wholeOf(content: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= IMPORT_BYTES) parts.push(part);
  }
  if (bytes > IMPORT_BYTES) throw new Refused('too-large', 'Een lijst mag hoogstens 20 MB groot zijn.');
  return Buffer.concat(parts);
}
