import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees, stampOf } from '../bootstrap.mjs';

const lock = {
  packages: {
    '': { name: 'casusregie' },
    'node_modules/nx': { version: '23.2.1' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  },
};
const installed = (packages) => ({ packages });

test('an installation agrees when every package has its version', () => {
  assert.ok(agrees(lock, installed({ 'node_modules/nx': { version: '23.2.1' } })));
});

test('another version, a missing package or one too many does not agree', () => {
  assert.ok(!agrees(lock, installed({ 'node_modules/nx': { version: '24.0.6' } })));
  assert.ok(!agrees(lock, installed({})));
  assert.ok(
    !agrees(lock, installed({ 'node_modules/nx': { version: '23.2.1' }, 'node_modules/odd': { version: '1' } })),
  );
  assert.ok(!agrees(lock, null));
});

test('the stamp changes with the lock file', () => {
  assert.equal(stampOf('a'), stampOf('a'));
  assert.notEqual(stampOf('a'), stampOf('b'));
});
