import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './support/journey';

const ROOT = join(__dirname, '..');

/** The shell script of the README, as a reader copies it. */
function walk(): string {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const found = /<!-- walk -->\s*```sh\n([\s\S]*?)```/.exec(readme)?.[1];
  if (!found) throw new Error('README.md holds no walk.');
  return found;
}

test('the walk of the README works as it is written', async ({ arrange }) => {
  // As in a terminal: what runs the tests asks for colours, which would end up in what the script passes on.
  const env = { ...process.env, FORCE_COLOR: '0' };
  const { stdout, stderr } = await promisify(execFile)('bash', ['-e', '-c', walk()], {
    cwd: ROOT,
    env,
    timeout: 50_000,
  });
  const lines = stdout.trim().split('\n');
  expect(lines.at(-1), stderr).toContain('Afgesloten op');
  expect(stdout).not.toContain('"status":4');
  const list = await arrange.get<{ items: { title: string; state: string }[]; total: number }>(
    'veenwolde',
    '/cases?scope=organisation&limit=2',
  );
  expect(list.items.map(({ state }) => state).sort()).toEqual(['closed', 'rejected']);
  const neighbour = await arrange.get<{ total: number; items: { region: string }[] }>(
    'duinrade',
    '/cases?scope=organisation',
  );
  expect(neighbour.items.every(({ region }) => region === 'DH')).toBe(true);
});
