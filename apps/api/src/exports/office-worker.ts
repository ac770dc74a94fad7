/**
 * Makes and reads office files in a thread of its own: a list of 20,000 rows takes seconds of computing, and a file from
 * outside may be built to fill the memory. Nothing here knows the program; it gets plain data and gives bytes or rows back.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

type Job =
  | { readonly task: 'sheet'; readonly input: SheetInput }
  | { readonly task: 'pdf'; readonly input: PdfInput }
  | { readonly task: 'template'; readonly input: { readonly lines: readonly TemplateLine[] } }
  | { readonly task: 'rows'; readonly input: { readonly file: Uint8Array; readonly most: number } }
  | { readonly task: 'tags'; readonly input: { readonly template: Uint8Array } }
  | { readonly task: 'word'; readonly input: { readonly template: Uint8Array; readonly data: object } };

interface SheetInput {
  readonly name: string;
  /** Lines above the table: whose file this is, and for what. */
  readonly notes: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}
interface PdfInput {
  readonly content: unknown[];
  readonly title: string;
  readonly watermark: string;
  readonly footer: string;
}
interface TemplateLine {
  readonly text: string;
  readonly style?: 'title' | 'heading';
}

const GREY = '#e8edf2';

async function sheet({ name, notes, columns, rows }: SheetInput): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const, backgroundColor: GREY }));
  // Every cell is a text: what looks like a formula stays what it looks like.
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value, type: String })));
  const above = notes.map((value) => [{ value, type: String, textColor: '#555555' }]);
  const file = write([...above, [], head, ...cells], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: notes.length + 2,
    orientation: 'landscape',
  });
  return file.toBuffer();
}

async function pdf({ content, title, watermark, footer }: PdfInput): Promise<Uint8Array> {
  const fonts = join(dirname(fileURLToPath(import.meta.resolve('pdfmake/package.json'))), 'fonts/Roboto');
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.addFonts({
    Roboto: {
      normal: join(fonts, 'Roboto-Regular.ttf'),
      bold: join(fonts, 'Roboto-Medium.ttf'),
      italics: join(fonts, 'Roboto-Italic.ttf'),
      bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
    },
  });
  // A document may name files and addresses; ours never does, and what people typed must not.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(fonts));
  const document = pdfmake.createPdf({
    content: content as never,
    info: { title },
    language: 'nl',
    displayTitle: true,
    pageMargins: [48, 48, 48, 64],
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25 },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 8] },
      heading: { fontSize: 13, bold: true, margin: [0, 14, 0, 4] },
      quiet: { color: '#555555' },
      head: { bold: true, fillColor: GREY },
    },
    // No heading stands alone at the foot of a page: it goes along with what it is of.
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel === 1 && startPosition.verticalRatio > FOOT_OF_PAGE,
    watermark: { text: watermark, opacity: 0.08, angle: -40, fontSize: 34 },
    footer: (page: number, pages: number) => ({
      columns: [
        { text: footer, width: '*' },
        { text: `${page} van ${pages}`, width: 'auto', alignment: 'right' },
      ],
      margin: [48, 16, 48, 0],
      fontSize: 8,
      color: '#555555',
    }),
  });
  return document.getBuffer();
}

/** Which part of a page stands above its last few lines. */
const FOOT_OF_PAGE = 0.87;

/** In twentieths of a point, as Word counts. */
const BEFORE_HEADING = { before: 280, after: 80 };
const AFTER_TEXT = { after: 120 };

async function template({ lines }: { readonly lines: readonly TemplateLine[] }): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, Paragraph } = await import('docx');
  const levels = { title: HeadingLevel.TITLE, heading: HeadingLevel.HEADING_1 };
  const children = lines.map(
    ({ text, style }) =>
      new Paragraph({ text, spacing: style ? BEFORE_HEADING : AFTER_TEXT, ...(style && { heading: levels[style] }) }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function word({ template: bytes, data }: { template: Uint8Array; data: object }): Promise<Uint8Array> {
  const { TemplateHandler } = await import('easy-template-x');
  return new TemplateHandler().process(Buffer.from(bytes), data as never);
}

async function tags({ template: bytes }: { template: Uint8Array }): Promise<readonly string[]> {
  const { TemplateHandler } = await import('easy-template-x');
  const found = await new TemplateHandler().parseTags(Buffer.from(bytes));
  return found.map(({ name }) => name);
}

/** Bytes of a whole file, unpacked; what claims to be larger is not unpacked. */
const MOST_UNPACKED = 60_000_000;
const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/;
const CELLS = /<(?:\w+:)?sheetData[\s>][^]*<\/(?:\w+:)?sheetData>/;
const FORMULA = /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]/g;
const ANY_FORMULA = /<(?:\w+:)?f[\s>/]/g;

/** A cell as plain text: what a program makes of numbers and dates is its own business, and not ours. */
const cellText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** Reads the first sheet. Of a formula only the last outcome is kept in the file, so where one stands is told apart. */
async function rows({ file, most }: { file: Uint8Array; most: number }): Promise<object> {
  const { unzipSync, zipSync, strFromU8 } = await import('fflate');
  const { readSheet } = await import('read-excel-file/node');
  let unpacked = 0;
  const parts = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > MOST_UNPACKED) throw new Error('too large');
      return true;
    },
  });
  const cells = Object.entries(parts).flatMap(([name, part]) =>
    SHEET_PART.test(name) ? (CELLS.exec(strFromU8(part))?.[0] ?? '') : [],
  );
  const formulas = cells.flatMap((text) => [...text.matchAll(FORMULA)].map(([, at]) => at));
  // One that does not say in which cell it stands cannot be named, so nothing is taken from such a file.
  const all = cells.reduce((count, text) => count + [...text.matchAll(ANY_FORMULA)].length, 0);
  if (all > formulas.length) throw new Error('a formula without a cell');
  // Packed again from what was unpacked within bounds: the reader would go by what the file itself says of its sizes.
  const found = await readSheet(Buffer.from(zipSync(parts, { level: 0 })));
  return { rows: found.slice(0, most + 1).map((row) => row.map(cellText)), formulas: formulas.slice(0, most) };
}

async function perform(job: Job): Promise<Uint8Array | readonly string[] | object> {
  if (job.task === 'rows') return rows(job.input);
  if (job.task === 'tags') return tags(job.input);
  if (job.task === 'sheet') return sheet(job.input);
  if (job.task === 'pdf') return pdf(job.input);
  if (job.task === 'template') return template(job.input);
  return word(job.input);
}

parentPort?.postMessage(await perform(workerData as Job));
