import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../verify-audit/src/main.ts');

/** What the verifier said, and its exit code. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs apps/verify-audit in a process of its own: it shares nothing with the api. */
export function verifier(...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { code: status, out: stdout.trim(), error: stderr.trim() };
}

/** A report of the verifier, as far as specs look at it. */
export interface VerifierReport {
  readonly good: boolean;
  readonly entries: number;
  readonly findings: readonly { kind: string; says: string }[];
  readonly event?: {
    leaf: { seq: number };
    size: number;
    path: string[];
    root: string;
    leafHash: string;
    note: string;
  };
}

/** Checks the text of an export; the report, with the exit code. */
export function check(
  folder: string,
  text: string,
  args: readonly string[],
): VerifierReport & { code: number | null; error: string } {
  const [file, report] = [join(folder, 'checked.ndjson'), join(folder, 'report.json')];
  writeFileSync(file, text);
  writeFileSync(report, '{}');
  const { code, error } = verifier(file, ...args, '--report', report);
  return { ...(JSON.parse(readFileSync(report, 'utf8')) as VerifierReport), code, error };
}
