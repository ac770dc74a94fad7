import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { prepareDatabase } from './database/data-sources';
import { asSystem } from './database/on-behalf';
import { loadGenerated } from './demo/generated';
import { fillWhenEmpty } from './demo/load-demo';
import { Clock } from './shared/clock';
import { withSeededIds } from './shared/ids';
import { readSettings } from './shared/settings';

/** The same cases at every load. */
const SEED = 20261124;
/** The region that most of the cases lie in, and its share of them: 110,000 of 200,000. */
const CROWDED = { region: 'NN', share: 0.55 };

/**
 * Fills the database of `DATABASE_URL` for the bench: reference lists, demo accounts, and as many generated cases as the
 * first argument says. Started by tools/bench.mjs; the product itself never runs it.
 */
async function main(): Promise<void> {
  const settings = readSettings({ ...process.env, CASUSREGIE_MODE: 'demo', DEMO_DATA: 'accounts' });
  const cases = Number(process.argv[2]);
  if (!Number.isInteger(cases) || cases < 1) throw new Error('say how many cases to make');
  await prepareDatabase(settings, () => undefined);
  const app = await NestFactory.createApplicationContext(AppModule.for(settings), { logger: ['error'] });
  await fillWhenEmpty(app, () => undefined);
  const clock = app.get(Clock);
  const plan = { cases, seed: SEED, today: clock.today(), crowded: CROWDED };
  await withSeededIds({ seed: SEED + 1, now: () => Date.parse(clock.now()) }, () =>
    asSystem('fill', () => loadGenerated(app, plan)),
  );
  await app.close();
}

void main();
