// Where tests keep what they throw away: in memory, if there is room.
import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const ROOM_WANTED = 2 ** 31;

function hasRoom(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_WANTED;
  } catch {
    return false;
  }
}

/**
 * Makes a folder that its maker removes. SQLite waits for the disk at every change it promises to keep, and tests have
 * nothing to keep: in memory it answers at once, and says and does the same.
 */
export const makeScratch = (purpose) =>
  mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), `casusregie-${purpose}-`));
