import type { StaffCase } from '@casusregie/contract';
import { PURPOSES } from '@casusregie/domain';
import { Theme } from '../database/entities';
import { ReferenceBook } from '../organisations/reference-book';
import { INTEGRAL, Journey } from '../testing/journey';
import { refused } from '../testing/refusals';
import { openWorld, type World } from '../testing/test-setup';

const AM = 'nn-accountmanager';

/** Themes that hold in one region only, or no longer, or not yet; the clock of the world says 24 November 2026. */
const THEMES = [
  { code: 'hier-en-nu', label: 'Hier en nu', region_code: 'NN', valid_from: '2026-01-01', valid_until: '2026-11-24' },
  { code: 'elders', label: 'Elders', region_code: 'ON', valid_from: '2026-01-01', valid_until: null },
  { code: 'voorbij', label: 'Voorbij', region_code: null, valid_from: '2026-01-01', valid_until: '2026-11-23' },
  { code: 'nog-niet', label: 'Nog niet', region_code: null, valid_from: '2026-11-25', valid_until: null },
];

describe('a case in which partners’ data are shared', () => {
  let world: World;
  let walk: Journey;
  let id: string;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    await world.work.run((tx) => tx.insert(Theme, THEMES));
    world.app.get<ReferenceBook>(ReferenceBook).forget();
    id = await walk.to('intake');
  });
  afterAll(() => world?.close());

  const start = (facts: object) => walk.move(AM, id, 'startTest', facts);

  it.each(['elders', 'voorbij', 'nog-niet'])(
    'has no theme that does not hold in its region today: %s',
    async (code) => {
      const answer = refused(await start({ purpose: 'integrated-approach', mainTheme: code }), 400, 'invalid');
      expect(answer.faults).toEqual(['mainTheme: is vandaag geen geldig thema in deze regio']);
    },
  );

  it('has one of the three purposes of the covenant, and no other', async () => {
    expect(PURPOSES).toHaveLength(3);
    for (const purpose of ['opsporing', ['integrated-approach', 'integrity-screening'], '']) {
      expect((await start({ purpose, mainTheme: 'hier-en-nu' })).faults).toEqual([
        expect.stringMatching(/^purpose: /) as string,
      ]);
    }
    expect((await start({ mainTheme: 'hier-en-nu' })).faults).toEqual([expect.stringMatching(/^purpose: /) as string]);
  });

  it('shares nothing without both; and then shows them', async () => {
    await walk.must(AM, id, 'startTest', { purpose: 'integrated-approach', mainTheme: 'hier-en-nu' });
    const { purpose, mainTheme } = await walk.see<StaffCase>(AM, id);
    expect([purpose, mainTheme?.code]).toEqual(['integrated-approach', 'hier-en-nu']);
  });

  it('every case of the database has exactly one purpose of the covenant from the day it is sent', async () => {
    await walk.file({ ...INTEGRAL, kind: 'enforcement-bottleneck' });
    const rows = await world.rows<{ purpose: string }>(`SELECT purpose FROM case_files WHERE state <> 'draft'`);
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ purpose }) => !PURPOSES.some((known) => known === purpose))).toEqual([]);
  });
});
