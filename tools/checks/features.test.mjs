import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../build/paths.mjs';
import { APPS, refusalOf } from '../lint/features.mjs';
import { importsInApp, importsOf } from './imports-of.mjs';

const API = APPS['apps/api/src'];
const judged = (from, line) => importsOf(from, line).map((found) => refusalOf(found, API));

for (const [src, rules] of Object.entries(APPS)) {
  test(`the features of ${src} open each other only through their doors`, () => {
    const imports = importsInApp(join(ROOT, src));
    assert.ok(imports.length > 10, 'the source was found');
    const wrong = imports
      .map((found) => ({ ...found, because: refusalOf(found, rules) }))
      .filter(({ because }) => because)
      .map(({ from, to, because }) => `${from} imports ${to}: ${because}`);
    assert.deepEqual(wrong, []);
  });

  test(`the doors named for ${src} exist`, () => {
    assert.deepEqual(
      rules.named.filter((door) => !existsSync(join(ROOT, src, `${door}.ts`))),
      [],
    );
  });
}

test('a feature may open a service, a client and every room that serves all', () => {
  for (const path of [
    '../cases/cases.service',
    '../cases/cases.client',
    '../shared/clock',
    '../database/sql',
    './own',
  ]) {
    assert.deepEqual(judged('inquiries/ask.ts', `import { it } from '${path}';`), [undefined]);
  }
});

test('a feature may not open another file of a feature, in any form of import', () => {
  for (const line of [
    "import { rows } from '../cases/case-rows';",
    "import type { Row } from '../cases/case-rows';",
    "import '../cases/case-rows';",
    "export * from '../cases/case-rows';",
    "import {\n  one,\n  two,\n} from '../cases/case-rows';",
    "const late = () => import('../cases/case-rows');",
    "import { type Row } from '../cases/case-rows';",
    "import { CaseFile } from '../cases/case-file.entity';",
    "import { CasesModule } from '../cases/cases.module';",
  ]) {
    const [because] = judged('inquiries/ask.ts', line);
    assert.match(because ?? 'allowed', /only through/, line);
  }
});

test('an entity may be named as a type, a module may name a module', () => {
  assert.deepEqual(judged('inquiries/ask.ts', "import type { CaseFile } from '../cases/case-file.entity';"), [
    undefined,
  ]);
  assert.deepEqual(judged('inquiries/inquiries.module.ts', "import { M } from '../cases/cases.module';"), [undefined]);
});

test('a file with an injectable class is a service, whatever its name', () => {
  const [found] = importsOf('inquiries/ask.ts', "import { ChangeCase } from '../cases/change-case';");
  assert.equal(refusalOf({ ...found, service: true }, API), undefined);
  const inApp = importsInApp(join(ROOT, 'apps/api/src'));
  assert.ok(inApp.some(({ service }) => service) && inApp.some(({ service }) => !service));
});

test('shared opens no feature, not even through its service', () => {
  assert.match(judged('shared/clock.ts', "import { it } from '../cases/cases.service';")[0], /opens none/);
});

test('the files that put the app together open everything, and no feature opens them', () => {
  assert.deepEqual(judged('app.module.ts', "import { CasesModule } from './cases/cases.module';"), [undefined]);
  assert.match(judged('cases/close.ts', "import { AppModule } from '../app.module';")[0], /put the app together/);
});
