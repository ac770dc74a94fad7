import { ACT_POLICY, DESK_POLICY, MOVE_POLICY } from '@casusregie/domain';
import { DATABASE_KIND } from '../database/kind';
import { openApiOf, type OpenApi } from '../testing/open-api';
import { openWorld, type World } from '../testing/test-setup';

/** Words for what a program thinks of somebody (AVG art. 22): none of these is in what is asked or answered. */
const JUDGING = /score|risk|rank|likelihood|probabilit|profil|predict|suspicio|threat/i;

describe('nobody is scored', () => {
  let world: World;
  let document: OpenApi;

  beforeAll(async () => {
    world = await openWorld();
    document = await openApiOf(world);
  });
  afterAll(() => world?.close());

  it('no field that is asked or answered holds a judgement of a program', () => {
    const names = Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
      Object.keys(properties).map((name) => `${schema}.${name}`),
    );
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name) => JUDGING.test(name))).toEqual([]);
  });

  it('no column keeps one either', async () => {
    const names = await columnsOf(world);
    expect(names.length).toBeGreaterThan(150);
    expect(names.filter((name) => JUDGING.test(name))).toEqual([]);
  });

  it('the priority of a case begins as normal, and people set it', async () => {
    const caller = await world.as('gm0014');
    const answer = await caller.post('/v1/cases', { kind: 'training', priority: 'high' });
    expect(answer.faults).toEqual(['priority: is een onbekend veld']);
    const rows = await world.rows<{ priority: string }>('SELECT DISTINCT priority FROM case_files');
    expect(rows.every(({ priority }) => priority === 'normal')).toBe(true);
    expect(ACT_POLICY.setPriority.flatMap(({ by }) => Object.keys(by)).sort()).toEqual(['account-manager', 'manager']);
    const roles = [ACT_POLICY, MOVE_POLICY, DESK_POLICY].map((table) => JSON.stringify(table)).join();
    expect(roles).not.toMatch(/system|robot|automat/);
  });
});

const columnsOf = async (world: World): Promise<string[]> => {
  const rows = await world.rows<{ name: string }>(
    DATABASE_KIND === 'sqlite'
      ? `SELECT m.name || '.' || p.name AS name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'`
      : `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  return rows.map(({ name }) => name);
};
