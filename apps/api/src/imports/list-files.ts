import { Worker } from 'node:worker_threads';
import {
  CONFIDENTIALITIES,
  CONFIDENTIALITY_LABELS,
  ENTRY_STATES,
  IMPORT_COLUMN_ROWS,
  IMPORT_COLUMNS,
  IMPORT_ROWS,
  IMPORT_SUBMITTER_LABELS,
  IMPORT_SUBMITTERS,
  KIND_ROWS,
  KINDS,
  PRIORITIES,
  PRIORITY_LABELS,
  STATE_LABELS,
} from '@casusregie/domain';
import { Injectable, Logger } from '@nestjs/common';
import { Refused } from '../shared/refusal';
import type { ReadList } from './list-worker';

/** Longest that reading a list may take, in milliseconds. */
const LONGEST_MS = 60_000;
/** Memory of the thread, in megabytes: enough for 20,000 rows. */
const MEMORY_MB = 1024;
/** The most that a list may be unpacked, in bytes. */
const MOST_BYTES = 200_000_000;
const SHEET = 'Casussen';

/** Jest runs the source; what is built stands beside it as one file. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './list-worker.ts' : './list-worker.js', import.meta.url);

/** The lists to choose from, one a column, filled up to the longest. */
function choices(): (string | null)[][] {
  const columns = [
    ['Soort verzoek', ...KINDS.map((kind) => KIND_ROWS[kind].label)],
    ['Toestand', ...ENTRY_STATES.map((state) => STATE_LABELS[state])],
    ['Prioriteit', ...PRIORITIES.map((priority) => PRIORITY_LABELS[priority])],
    ['Vertrouwelijkheid', ...CONFIDENTIALITIES.map((one) => CONFIDENTIALITY_LABELS[one])],
    ['Inbrenger', ...IMPORT_SUBMITTERS.map((one) => IMPORT_SUBMITTER_LABELS[one])],
  ];
  const longest = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: longest }, (_none, row) => columns.map((column) => column[row] ?? null));
}

/** Lists of cases as Excel files, made and read in a thread of their own; one at a time. */
@Injectable()
export class ListFiles {
  private readonly logger = new Logger(ListFiles.name);
  private line: Promise<unknown> = Promise.resolve();

  /** The template of a list: an empty sheet with heads, what belongs in each column, and what there is to choose. */
  async template(municipalities: readonly { readonly code: string; readonly name: string }[]): Promise<Buffer> {
    const rows = IMPORT_COLUMNS.map((column) => IMPORT_COLUMN_ROWS[column]);
    const sheets = [
      {
        name: SHEET,
        widths: rows.map(({ label }) => Math.max(16, label.length + 4)),
        rows: [rows.map(({ label }) => label)],
      },
      {
        name: 'Uitleg',
        widths: [26, 12, 14, 90],
        rows: [
          ['Kolom', 'Verplicht', 'Tekens', 'Wat erin hoort'],
          ...rows.map(({ label, required, max, about }) => [label, required ? 'ja' : 'nee', `≤ ${max}`, about]),
        ],
      },
      { name: 'Keuzes', widths: [32, 16, 16, 22, 16], rows: choices() },
      {
        name: 'Gemeenten',
        widths: [14, 36],
        rows: [['CBS-code', 'Gemeente'], ...municipalities.map(({ code, name }) => [code, name])],
      },
    ];
    return Buffer.from((await this.inTurn({ task: 'template', input: { sheets } })) as Uint8Array);
  }

  /** The rows of a list as texts; a file that breaks the thread is a broken file. */
  async read(bytes: Uint8Array): Promise<ReadList> {
    const input = { bytes, sheet: SHEET, mostRows: IMPORT_ROWS, mostBytes: MOST_BYTES };
    return (
      ((await this.inTurn({ task: 'read', input }).catch(() => null)) as ReadList | null) ?? { fault: 'broken-file' }
    );
  }

  private inTurn(job: object): Promise<unknown> {
    const turn = this.line.then(() => this.run(job));
    this.line = turn.catch(() => undefined);
    return turn;
  }

  private run(job: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(WORKER, {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
        execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
        // Settings and keys are none of its business.
        env: {},
      });
      const timer = setTimeout(() => void worker.terminate(), LONGEST_MS);
      let made: unknown = null;
      worker.once('message', (found) => (made = found));
      // Only what kind of error: its words may hold what stands in the list.
      worker.once('error', ({ name }) => this.logger.error(`a list could not be handled: ${name}`));
      worker.once('exit', () => {
        clearTimeout(timer);
        if (made !== null) resolve(made);
        else reject(new Refused('unavailable', 'Het bestand kon niet worden gemaakt.'));
      });
    });
  }
}
