import { accessSync, constants, createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Unusable } from './note.ts';
import type { Leaf } from './tree.ts';

/** An entry as the export has it. */
export interface Entry {
  readonly leaf: Leaf;
  readonly leafHash: string;
  readonly payload: 'kept' | 'destroyed';
  readonly opened?: { readonly salt: string; readonly payload: string };
}

/** An export as it was read; nothing of it is trusted yet. */
export interface LogExport {
  readonly origin: string;
  readonly entries: readonly Entry[];
  /** The notes of the checkpoints, in the order of the export. */
  readonly notes: readonly string[];
}

const FORMAT = 'casusregie-audit-log/1';
const TEXT_OR_NULL = (value: unknown): boolean => value === null || typeof value === 'string';
const FIELDS: Record<string, (value: unknown) => boolean> = {
  seq: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  id: (value) => typeof value === 'string',
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  actor: TEXT_OR_NULL,
  authorisation: TEXT_OR_NULL,
  act: (value) => typeof value === 'string',
  object: TEXT_OR_NULL,
  result: (value) => typeof value === 'string',
  traceId: (value) => typeof value === 'string',
  commitment: (value) => typeof value === 'string',
};

const isLeaf = (leaf: unknown): boolean =>
  typeof leaf === 'object' &&
  leaf !== null &&
  Object.keys(leaf).length === Object.keys(FIELDS).length &&
  Object.entries(FIELDS).every(([name, fits]) => fits((leaf as Record<string, unknown>)[name]));

function isEntry(value: Record<string, unknown>): boolean {
  const { leaf, leafHash, payload, opened } = value;
  const { salt, payload: text } = (opened ?? {}) as Record<string, unknown>;
  return (
    isLeaf(leaf) &&
    typeof leafHash === 'string' &&
    (payload === 'kept' || payload === 'destroyed') &&
    (opened === undefined || (typeof salt === 'string' && typeof text === 'string'))
  );
}

/**
 * Reads an export, line by line.
 * @throws Unusable when it is no export, or was cut off
 */
export async function readExport(path: string): Promise<LogExport> {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new Unusable(`${path} cannot be read`);
  }
  const entries: Entry[] = [];
  const notes: string[] = [];
  let origin: string | null = null;
  let end: Record<string, unknown> | null = null;
  let number = 0;
  const wrong = (why: string): Unusable => new Unusable(`line ${number} of the export ${why}`);
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    let value: Record<string, unknown>;
    try {
      value = JSON.parse(line) as Record<string, unknown>;
    } catch {
      throw wrong('is not JSON');
    }
    if (end) throw wrong('comes after the end');
    if (number === 1) {
      if (value['kind'] !== 'export' || value['format'] !== FORMAT) throw wrong(`does not say ${FORMAT}`);
      origin = String(value['origin']);
    } else if (value['kind'] === 'entry' && isEntry(value)) entries.push(value as unknown as Entry);
    else if (value['kind'] === 'checkpoint' && typeof value['note'] === 'string') notes.push(value['note']);
    else if (value['kind'] === 'end') end = value;
    else throw wrong('is not what docs/audit-log.md describes');
  }
  if (origin === null || !end) throw new Unusable('the export was cut off: its last line is missing');
  return { origin, entries, notes };
}
