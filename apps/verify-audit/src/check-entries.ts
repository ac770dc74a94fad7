import { createHash } from 'node:crypto';
import type { Entry } from './export.ts';
import type { Findings } from './findings.ts';
import { leafHash } from './tree.ts';

/** How far the time of an entry may lie before that of an earlier one, in milliseconds. */
export const SLACK_MS = 60_000;
const DESTROYED = 'destroyPayload';

const at = ({ leaf }: Entry): string => `entry ${leaf['seq']}`;

function checkPlaces(entries: readonly Entry[], findings: Findings): void {
  const ids = new Set<unknown>();
  const numbers = new Set<number>();
  let highest = 0;
  for (const entry of entries) {
    const seq = Number(entry.leaf['seq']);
    if (numbers.has(seq)) findings.add('sequence-repeated', at(entry));
    else if (seq < highest) findings.add('order-changed', at(entry));
    numbers.add(seq);
    highest = Math.max(highest, seq);
    if (ids.has(entry.leaf['id'])) findings.add('event-repeated', `${at(entry)}, event ${entry.leaf['id']}`);
    ids.add(entry.leaf['id']);
  }
  let missing = 0;
  for (let seq = 1; seq <= highest && missing < 20; seq += 1) {
    if (numbers.has(seq)) continue;
    findings.add('sequence-gap', `entry ${seq}`);
    missing += 1;
  }
}

function checkClock(entries: readonly Entry[], findings: Findings): void {
  let latest = 0;
  for (const entry of entries) {
    const time = Date.parse(String(entry.leaf['time']));
    if (time < latest - SLACK_MS) findings.add('clock-back', `${at(entry)}, ${entry.leaf['time']}`);
    latest = Math.max(latest, time);
  }
}

/** Every destroyed payload has an entry after it that says so, with its ground. */
function checkDestroyed(entries: readonly Entry[], findings: Findings): void {
  const grounds = new Map<string, number>();
  for (const { leaf } of entries) {
    if (leaf['act'] === DESTROYED && /^ground:\S/.test(String(leaf['result']))) {
      grounds.set(String(leaf['object']), Number(leaf['seq']));
    }
  }
  for (const entry of entries) {
    if (entry.payload !== 'destroyed') continue;
    const told = grounds.get(`log-entry:${entry.leaf['id']}`);
    if (told === undefined || told < Number(entry.leaf['seq'])) findings.add('destroyed-without-ground', at(entry));
  }
}

/** Checks what the entries say by themselves; answers their leaf hashes as they should be. */
export function checkEntries(entries: readonly Entry[], findings: Findings): string[] {
  checkPlaces(entries, findings);
  checkClock(entries, findings);
  checkDestroyed(entries, findings);
  return entries.map((entry) => {
    const hash = leafHash(entry.leaf);
    if (hash !== entry.leafHash) findings.add('leaf-changed', at(entry));
    if (entry.opened) {
      const { salt, payload } = entry.opened;
      const commitment = createHash('sha256')
        .update(salt + payload)
        .digest('hex');
      if (commitment !== entry.leaf['commitment']) findings.add('payload-changed', at(entry));
    }
    return hash;
  });
}
