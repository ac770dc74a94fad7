import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../build/paths.mjs';

const rows = readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, number]) => /^\d+$/.test(number ?? ''))
  .map(([, number, must, ground, proof]) => ({ number: Number(number), must, ground, proof }));
/** What later parts bring; nothing else may wait. */
const MAY_WAIT = [3, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 23, 24, 25, 26, 28, 29, 30, 31, 32, 33];

test('the table holds the thirty-six requirements in order, each with its ground', () => {
  assert.deepEqual(
    rows.map(({ number }) => number),
    Array.from({ length: 36 }, (_, at) => at + 1),
  );
  for (const { number, must, ground } of rows) assert.ok(must && ground, `${number}`);
});

test('each is proved by tests that exist, or waits for a part that is still to come', () => {
  for (const { number, proof } of rows) {
    const files = [...proof.matchAll(/`([^`]+)`/g)].map(([, file]) => file);
    for (const file of files) {
      assert.match(file, /\.(spec|test)\.(ts|mjs)$/, `${number}`);
      assert.ok(existsSync(join(ROOT, file)), `${number}: ${file} does not exist`);
    }
    const waits = /waits? for/.test(proof);
    if (waits) assert.ok(MAY_WAIT.includes(number), `${number} cannot wait`);
    else assert.ok(files.length > 0, `${number} has neither a test nor a part to wait for`);
  }
});
