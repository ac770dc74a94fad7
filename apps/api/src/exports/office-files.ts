import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import { Refused } from '../shared/refusal';
import { MOST_SHEET_ROWS, type SheetRows } from './sheet-rows';

/** A table as a sheet: notes above it say whose file it is. Widths in characters. */
export interface SheetInput {
  readonly name: string;
  readonly notes: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A document: pdfmake content without functions, since it crosses to another thread. */
export interface PdfInput {
  readonly content: readonly unknown[];
  readonly title: string;
  readonly watermark: string;
  readonly footer: string;
}

/** A line of a template, which may hold tags such as `{titel}`. */
export interface TemplateLine {
  readonly text: string;
  readonly style?: 'title' | 'heading';
}

/** Longest that making a file may take, in milliseconds. */
const LONGEST_MS = 60_000;
/** Memory of one thread, in megabytes: enough for 20,000 rows. */
const MEMORY_MB = 768;
/** How many files are made at once; others wait their turn. */
const AT_ONCE = 1;
/** How many may wait; more is refused, since each holds what it shows in memory. */
const MOST_WAITING = 20;

/** Jest runs the source; what is built stands beside it as one file. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './office-worker.ts' : './office-worker.js', import.meta.url);

/**
 * Office files, made in a thread of its own so that nobody waits for it.
 * @see office-worker.ts
 */
@Injectable()
export class OfficeFiles {
  private readonly logger = new Logger(OfficeFiles.name);
  private busy = 0;
  private readonly line: (() => void)[] = [];

  /** An Excel file of one sheet. */
  sheet(input: SheetInput): Promise<Buffer> {
    return this.file({ task: 'sheet', input });
  }

  /** A PDF with a watermark and a footer on every page. */
  pdf(input: PdfInput): Promise<Buffer> {
    return this.file({ task: 'pdf', input });
  }

  /** A Word file of plain lines, to be filled or changed by people. */
  template(lines: readonly TemplateLine[]): Promise<Buffer> {
    return this.file({ task: 'template', input: { lines } });
  }

  /**
   * A Word template with its tags filled in.
   * @throws Refused `unavailable` when the template cannot be read
   */
  word(template: Uint8Array, data: object): Promise<Buffer> {
    return this.file({ task: 'word', input: { template, data } });
  }

  /** The tags that a Word template holds. */
  async tags(template: Uint8Array): Promise<readonly string[]> {
    return (await this.inTurn({ task: 'tags', input: { template } })) as readonly string[];
  }

  /**
   * The rows of the first sheet of an Excel file, of which nothing is trusted.
   * @throws Refused `unavailable` when it is no Excel file, or too much of one
   */
  async rows(file: Uint8Array): Promise<SheetRows> {
    return (await this.inTurn({ task: 'rows', input: { file, most: MOST_SHEET_ROWS } })) as SheetRows;
  }

  private async file(job: object): Promise<Buffer> {
    return Buffer.from((await this.inTurn(job)) as Uint8Array);
  }

  private async inTurn(job: object): Promise<unknown> {
    if (this.busy >= AT_ONCE) {
      if (this.line.length >= MOST_WAITING) {
        throw new Refused(
          'unavailable',
          'Er worden nu te veel bestanden gemaakt. Probeer het over een minuut opnieuw.',
        );
      }
      // Whoever is done hands its place on, so that nobody slips in between.
      await new Promise<void>((resolve) => this.line.push(resolve));
    } else this.busy += 1;
    try {
      return await this.run(job);
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.busy -= 1;
    }
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
      worker.once('error', ({ name }) => {
        // Only what kind of error: its words may hold what stands in a case.
        this.logger.error(`a file could not be made: ${name}`);
        reject(new Refused('unavailable', 'Het bestand kon niet worden gemaakt.'));
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        if (made !== null) resolve(made);
        else reject(new Refused('unavailable', 'Het bestand kon niet worden gemaakt.'));
      });
    });
  }
}
