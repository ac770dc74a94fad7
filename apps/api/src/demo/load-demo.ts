import type { INestApplicationContext } from '@nestjs/common';
import { markOf } from '../database/marks';
import { loadReference } from '../database/reference/load';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { UnusableDatabase } from '../database/data-sources';
import { SpreadNotices } from '../notices/spread-notices';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { withSeededIds } from '../shared/ids';
import { SETTINGS, type Settings } from '../shared/settings';
import { loadGenerated } from './generated';
import { loadDemoPeople } from './people';
import { tellMeetings } from './tell-meetings';
import { tellStories } from './tell-stories';

/** How many neutral cases the demo has, beside the stories. */
const GENERATED = 1600;
const SEED = 20261124;

/**
 * Fills an empty database: reference lists always, accounts and cases in demo mode.
 * @throws UnusableDatabase when demo mode meets a database of another kind, or production a demo one
 */
export async function fillWhenEmpty(app: INestApplicationContext, say: (text: string) => void): Promise<void> {
  const settings = app.get<Settings>(SETTINGS);
  const work = app.get(UnitOfWork);
  const reads = app.get<Reads>(Reads);
  const mark = await markOf(reads);
  if (mark !== null) {
    if (mark !== settings.mode) {
      throw new UnusableDatabase(
        settings.mode === 'demo'
          ? 'This database is not marked as a demo database; set CASUSREGIE_MODE=production, or another DATABASE_URL.'
          : 'This database holds demo data; production needs a database of its own.',
      );
    }
    return;
  }
  const clock = app.get(Clock);
  await withSeededIds({ seed: SEED, now: () => Date.parse(clock.now()) }, () =>
    asSystem('fill', () => load(app, settings, say)),
  );
  // The mark comes last: a load that was cut off is not taken for a whole one.
  await work.run((tx) => tx.run(`INSERT INTO settings (name, value) VALUES ('mark', $1)`, [settings.mode]));
}

async function load(app: INestApplicationContext, settings: Settings, say: (text: string) => void): Promise<void> {
  say('Loading reference data …');
  const today = app.get(Clock).today();
  await app.get(UnitOfWork).run(async (tx) => {
    await loadReference(tx);
    if (settings.mode === 'demo') await loadDemoPeople(tx, today);
  });
  app.get(ReferenceBook).forget();
  if (settings.mode !== 'demo' || settings.demoData !== 'full') return;
  say('Telling the ten demo stories …');
  await tellStories(app, today);
  say(`Generating ${GENERATED} neutral cases …`);
  app.get(Clock).set(`${today}T06:00:00.000Z`);
  await loadGenerated(app, { cases: GENERATED, seed: SEED, today });
  await tellMeetings(app, today);
  await tellWhatHappened(app);
  app.get(Clock).set(null);
}

/** Days that what happened in the stories is still news; what is older was read. */
const NEWS_DAYS = 10;

async function tellWhatHappened(app: INestApplicationContext): Promise<void> {
  await app.get(SpreadNotices).run();
  const before = new Date(app.get(Clock).ms() - NEWS_DAYS * 86_400_000).toISOString();
  await app
    .get(UnitOfWork)
    .run((tx) => tx.run('UPDATE notices SET read_at = created_at WHERE created_at < $1', [before]));
}
