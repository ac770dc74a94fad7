import type { Readable } from 'node:stream';
import { ExportLines, LIMITS, type FieldFault, type ImportedAnswers } from '@casusregie/contract';
import { deskAuthorisations, type Authorisation } from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { subjectRow } from '../audit/processing';
import { lineNumber, LINES, ownLines, type LineRow } from '../cases/inquiry-lines';
import { Inquiries } from '../casework/inquiries';
import { flag } from '../database/json';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import { marksOf } from '../exports/marks';
import { OfficeFiles } from '../exports/office-files';
import { MOST_SHEET_ROWS } from '../exports/sheet-rows';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { packIds } from '../shared/ids';
import { Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';
import { shape } from '../shared/shape';
import { Identifiers } from '../subjects/identifiers';
import { filledIn, place, type FilledIn } from './filled-in';
import { HOW_TO_FILL_IN, LINE_COLUMNS } from './line-columns';

/** The most that a list may weigh: five hundred rows are far below it. */
const MOST_BYTES = 2_000_000;
/** Faults told at once; whoever has more has another file. */
const MOST_FAULTS = 200;
/** One answer to what is unknown, of another partner, or answered or closed meanwhile: it tells nobody which. */
const NOT_OPEN = 'is geen open vraag aan uw organisatie';

/** The open questions of a partner as an Excel list that is filled in elsewhere, and taken back whole or not at all. */
@Injectable()
export class LineLists {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly inquiries: Inquiries,
    private readonly identifiers: Identifiers,
    private readonly files: OfficeFiles,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * The open questions with what their subjects are known by: one act in the log for the whole list.
   * @throws Refused
   */
  async download(caller: Caller, body: unknown): Promise<{ name: string; content: Buffer }> {
    const may = this.may(caller, 'exportInquiryLines');
    const { purpose } = shape(ExportLines, body);
    const book = await this.reference.open();
    const rows = await this.open(this.reads, caller, may);
    const known = new Map((rows.length > 0 ? await this.identifiers.lookUp(rows) : []).map((one) => [one.lineId, one]));
    const [authorisation] = may;
    const organisationId = authorisation?.organisationId ?? '';
    const today = this.clock.today();
    await this.log.read(caller, {
      act: 'exportInquiryLines',
      object: null,
      authorisationId: authorisation?.id ?? null,
      payload: { purpose, shown: packIds(rows.map(({ id }) => id)) },
      subjects: rows.map(({ subject_id }) => subjectRow(subject_id)),
    });
    const isDemo = this.settings.mode === 'demo';
    const { notes } = marksOf(caller, { purpose, today, book, organisationId, isDemo });
    const content = await this.files.sheet({
      name: 'Vragen',
      notes: [...notes, ...HOW_TO_FILL_IN],
      columns: LINE_COLUMNS.map(({ title, width }) => ({ title, width })),
      rows: rows.map((row) => LINE_COLUMNS.map(({ cell }) => cell({ row, known: known.get(row.id) }, book))),
    });
    return { name: `vragen-${today}.xlsx`, content };
  }

  /**
   * Takes a list back that was filled in: every answer, or none and every fault by row and column.
   * @throws Refused
   */
  async upload(caller: Caller, content: Readable): Promise<ImportedAnswers> {
    const may = this.may(caller, 'importInquiryAnswers');
    const sheet = await this.files.rows(await wholeOf(content)).catch((error: unknown) => {
      if (error instanceof Refused && error.kind === 'unavailable') throw refused([NO_EXCEL]);
      throw error;
    });
    if (sheet.rows.length > MOST_SHEET_ROWS) {
      throw refused([{ field: 'file', message: `heeft meer dan ${MOST_SHEET_ROWS} rijen` }]);
    }
    const { rows, faults } = filledIn(sheet);
    const book = await this.reference.open();
    const [authorisation] = may;
    return this.work.run(async (tx) => {
      const open = await this.open(tx, caller, may);
      const found = rows.map((row) => ({ row, lines: open.filter((line) => isNumber(line, row)) }));
      const all = [...faults, ...found.flatMap(({ row, lines }) => numberFaults(row, lines.length))];
      if (all.length > 0) throw refused(all);
      // Cases are locked in one order, so that two lists never wait for each other.
      const inOrder = found.sort((a, b) => ((a.lines[0]?.case_id ?? '') < (b.lines[0]?.case_id ?? '') ? -1 : 1));
      for (const { row, lines } of inOrder) {
        const [line] = lines;
        if (!line) throw refused(numberFaults(row, 0));
        const { row: at, number: _number, ...body } = row;
        await this.inquiries.answerWithin(tx, caller, { row: line, book, body }).catch((error: unknown) => {
          throw error instanceof Refused ? refused([{ field: place(at, 'number'), message: NOT_OPEN }]) : error;
        });
      }
      await this.log.write(tx, caller, {
        act: 'importInquiryAnswers',
        object: null,
        authorisationId: authorisation?.id ?? null,
        payload: { answered: packIds(found.flatMap(({ lines }) => lines.map(({ id }) => id))) },
      });
      return { answered: found.length };
    });
  }

  private may(caller: Caller, act: 'exportInquiryLines' | 'importInquiryAnswers'): Authorisation[] {
    const may = deskAuthorisations(act, caller.actor, this.clock.today());
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol beantwoordt geen vragen.');
    return may;
  }

  /** The questions of the caller's organisations that wait for an answer, what is due first at the top. */
  private open(sql: Reads | Tx, caller: Caller, may: readonly Authorisation[]): Promise<LineRow[]> {
    const params: unknown[] = [];
    const own = ownLines(may, params);
    return sql.all<LineRow>(
      `${LINES} WHERE (${own}) AND l.answer IS NULL AND l.closed = $${params.push(flag(false))}
         AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = l.case_id AND x.person_id = $${params.push(caller.actor.personId)})
       ORDER BY l.due_on, l.id LIMIT ${LIMITS.lines}`,
      params,
    );
  }
}

const NO_EXCEL: FieldFault = { field: 'file', message: 'is geen Excel-bestand (.xlsx) dat te lezen is' };

const isNumber = (line: LineRow, { number }: FilledIn): boolean =>
  lineNumber(line).toLowerCase() === number.toLowerCase();

/** What is wrong with a number, by how many open questions have it: a second organisation may have the same. */
function numberFaults({ row }: FilledIn, count: number): FieldFault[] {
  if (count === 1) return [];
  const message = count === 0 ? NOT_OPEN : 'hebben meer van uw organisaties; beantwoord deze vraag op het scherm';
  return [{ field: place(row, 'number'), message }];
}

const refused = (errors: readonly FieldFault[]): Refused =>
  new Refused(
    'invalid',
    errors.length === 1
      ? 'De lijst bevat een fout; er is niets vastgelegd.'
      : `De lijst bevat ${errors.length} fouten; er is niets vastgelegd.`,
    { errors: errors.slice(0, MOST_FAULTS) },
  );

/** All of a stream, as long as it stays small. */
async function wholeOf(content: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part);
  }
  if (bytes > MOST_BYTES) throw new Refused('too-large', 'Een lijst mag hoogstens 2 MB groot zijn.');
  return Buffer.concat(parts);
}
