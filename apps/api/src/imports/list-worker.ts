/**
 * Makes the template of an old list and reads lists, in a thread of its own: 20,000 rows take seconds of computing, and a
 * file from outside may be built to fill the memory. Nothing here knows the program; it gets plain data and gives plain data.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { UnzipFileInfo } from 'fflate';

type Job =
  | { readonly task: 'template'; readonly input: { readonly sheets: readonly Sheet[] } }
  | { readonly task: 'read'; readonly input: ReadInput };

interface Sheet {
  readonly name: string;
  readonly widths: readonly number[];
  /** The first row is the head. */
  readonly rows: readonly (readonly (string | null)[])[];
}
interface ReadInput {
  readonly bytes: Uint8Array;
  /** The sheet to read; the first one when none is called so. */
  readonly sheet: string;
  readonly mostRows: number;
  /** The most that the file may be unpacked, in bytes. */
  readonly mostBytes: number;
}
/** What was read: texts by row and column, and where formulas stand as `B7`; or why not. */
export type ReadList =
  | { readonly fault: 'broken-file' | 'too-large' | 'too-many-rows' }
  | { readonly rows: readonly (readonly string[])[]; readonly formulas: readonly string[] };

class TooLarge extends Error {}

const CELLS = /<(?:\w+:)?sheetData[\s>][^]*<\/(?:\w+:)?sheetData>/;
const FORMULA = /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]/g;
const ANY_FORMULA = /<(?:\w+:)?f[\s>/]/g;

async function template({ sheets }: { readonly sheets: readonly Sheet[] }): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const head = (value: string | null) => ({
    value: value ?? '',
    fontWeight: 'bold' as const,
    backgroundColor: '#e8edf2',
  });
  const cell = (value: string | null) => (value === null ? null : { value, type: String, wrap: true });
  return write(
    sheets.map(({ name, widths, rows: [first = [], ...rest] }) => ({
      data: [first.map(head), ...rest.map((row) => row.map(cell))],
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

/** Which part of the file holds a sheet, by its name. */
function partOf(files: Readonly<Record<string, Uint8Array>>, wanted: string): { name: string; part: string } | null {
  const text = (name: string): string => new TextDecoder().decode(files[name] ?? new Uint8Array());
  const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const sheets = [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    id: attribute(tag, 'r:id'),
  }));
  const sheet = sheets.find(({ name }) => name === wanted) ?? sheets[0];
  if (!sheet) return null;
  const links = [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => tag);
  const target = attribute(links.find((tag) => attribute(tag, 'Id') === sheet.id) ?? '', 'Target');
  return { name: sheet.name, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
}

/** A cell as a text. Dates come as instants at midnight UTC. */
const textOf = (value: unknown): string => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10);
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? (value ? 'WAAR' : 'ONWAAR') : String(value).trim();
};

async function read({ bytes, sheet: wanted, mostRows, mostBytes }: ReadInput): Promise<ReadList> {
  const { unzipSync, zipSync } = await import('fflate');
  let size = 0;
  // What the file says of its own sizes is what is made room for, and no more is ever unpacked.
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!/\.(xml|rels)$/i.test(name)) return false;
    size += originalSize;
    if (size > mostBytes) throw new TooLarge();
    return true;
  };
  try {
    const files = unzipSync(bytes, { filter });
    const found = partOf(files, wanted);
    const sheet = found && files[found.part];
    if (!found || !sheet) return { fault: 'broken-file' };
    const xml = new TextDecoder().decode(sheet);
    const cells = CELLS.exec(xml)?.[0] ?? '';
    const formulas = [...cells.matchAll(FORMULA)].map(([, at = '']) => at);
    // One that does not say in which cell it stands cannot be named, so nothing is taken from such a file.
    if ([...cells.matchAll(ANY_FORMULA)].length > formulas.length) return { fault: 'broken-file' };
    // A single cell far away would make a sheet of a million rows.
    const last = Math.max(
      0,
      ...[...xml.matchAll(/<(?:\w+:)?row\b[^>]*?\br="(\d+)"/g)].slice(-1).map(([, at]) => Number(at)),
    );
    if (last > mostRows * 2 || /\br="[A-Z]{3}\d/.test(xml)) return { fault: 'too-many-rows' };
    const { readSheet } = await import('read-excel-file/node');
    // Packed again from what was unpacked within bounds, so that the reader finds no more than that either.
    const safe = Buffer.from(zipSync(files, { level: 0 }));
    const rows = (await readSheet(safe, found.name, { parseNumber: (text: string) => text })) as unknown[][];
    const texts = rows.map((row) => row.map(textOf));
    while (texts.length > 0 && texts.at(-1)?.every((text) => text === '')) texts.pop();
    if (texts.length > mostRows + 1) return { fault: 'too-many-rows' };
    return { rows: texts, formulas };
  } catch (error) {
    return { fault: error instanceof TooLarge ? 'too-large' : 'broken-file' };
  }
}

async function perform(job: Job): Promise<Uint8Array | ReadList> {
  return job.task === 'template' ? template(job.input) : read(job.input);
}

parentPort?.postMessage(await perform(workerData as Job));
