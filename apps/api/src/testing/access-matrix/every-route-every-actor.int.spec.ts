import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOVE_NAMES, ROLES } from '@casusregie/domain';
import { v7 } from 'uuid';
import {
  ACTORS,
  expected,
  expectedMove,
  MOVES,
  MOVES_ROUTE,
  reaches,
  ROUTES,
  type ActorName,
  type ActorRow,
  type Kind,
} from './expectations';
import { OF_A_LIBRARY, OUTSIDE } from './outside';
import { makePeople } from './people';
import { askOf, operationOf, takesBody, versionOf } from './requests';
import { build, type Stage } from './stage';
import { DATABASE_KIND } from '../../database/kind';
import { medians, seen } from '../alike';
import type { Answer, Ask, Client } from '../client';
import { ROUTES as ROUTES_OF_THE_SERVER, type KnownRoutes } from '../../shared/routes';
import { openApiOf, operationsOf } from '../open-api';
import { dump, LOG_TABLES } from '../dump';
import { openWorld, type World } from '../test-setup';

const NAMES = Object.keys(ACTORS) as ActorName[];
const RESULTS = join(__dirname, '../../../../../dist/results');
const KINDS: readonly Kind[] = ['ordinary', 'namedOnly'];

describe('every route, asked by every actor', () => {
  let world: World;
  let folder: string;
  let people: Record<ActorName, Client>;
  const stages = {} as Record<Kind, Stage>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casusregie-spec-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Casusregie</title>');
    world = await openWorld({ env: { CASUSREGIE_WEB_DIR: folder } });
    people = await makePeople(world);
    for (const kind of KINDS) stages[kind] = await build(world, kind);
  }, 60_000);
  afterAll(async () => {
    const total = Object.values(measured).reduce((sum, count) => sum + count, 0);
    const report = { database: DATABASE_KIND, actors: NAMES.length, answers: total, byStatus: measured };
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, `route-access-${DATABASE_KIND}.json`), `${JSON.stringify(report, null, 2)}\n`);
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The version that somebody would have seen, read where no right can stand in the way. */
  async function ifMatchOf(route: string, stage: Stage, actor: ActorName): Promise<string> {
    const found = versionOf(route, stage, actor);
    if (!found) return '1';
    const own = found.table === 'case_files' && (ACTORS[actor] as ActorRow).role === 'requester';
    const column = own ? 'requester_version' : 'version';
    const [row] = await world.rows<{ n: number }>(`SELECT ${column} AS n FROM ${found.table} WHERE id = $1`, [
      found.id,
    ]);
    return String(row?.n ?? 1);
  }

  const measured: Record<number, number> = {};
  async function ask(actor: ActorName, what: Ask): Promise<Answer> {
    const answer = await people[actor].ask(what);
    measured[answer.status] = (measured[answer.status] ?? 0) + 1;
    return answer;
  }
  const told = (actor: ActorName, answer: Answer): string => `${actor}: ${answer.status}`;
  const wanted = (actor: ActorName, status: number): string => `${actor}: ${status}`;

  it('has an expectation for every operation of the document, and for no other', async () => {
    const served = operationsOf(await openApiOf(world)).map(({ method, path }) => `${method} ${path}`);
    const known = new Set([...Object.keys(ROUTES).map(operationOf), MOVES_ROUTE]);
    expect([...known].sort()).toEqual(served.sort());
  });

  it('has an expectation for every route that the document does not tell of', () => {
    const inDocument = Object.keys(ROUTES).map((route) => operationOf(route).replace(/\{(\w+)\}/g, ':$1'));
    const known = [...inDocument, MOVES_ROUTE.replace('{caseId}', ':caseId'), ...OUTSIDE.map(({ route }) => route)];
    const served = world.app.get<KnownRoutes>(ROUTES_OF_THE_SERVER).all();
    const strange = served.filter(
      (route) => !known.includes(route.replace(/^HEAD/, 'GET')) && !OF_A_LIBRARY.test(route),
    );
    expect(strange).toEqual([]);
    const own = OUTSIDE.filter(({ ofTheProvider }) => !ofTheProvider).map(({ route }) => route);
    expect(own.filter((route) => !served.includes(route))).toEqual([]);
  });

  it.each(OUTSIDE)('$route: $why', async ({ route, asked, body, nobody, known = nobody }) => {
    const [method, path] = route.split(' ') as [Ask['method'], string];
    const request: Ask = { method, url: asked ?? path, ...(body !== undefined && { body }) };
    const answers = await Promise.all(NAMES.map(async (actor) => told(actor, await ask(actor, request))));
    expect(answers).toEqual(
      NAMES.map((actor) => wanted(actor, (ACTORS[actor] as ActorRow).known === 'yes' ? known : nobody)),
    );
  });

  it('has an actor for every role, within reach and beyond it, and an expectation for every move', () => {
    const rows: ActorRow[] = Object.values(ACTORS);
    expect([...new Set(rows.map(({ role }) => role))].sort()).toEqual([...ROLES].sort());
    expect(Object.keys(MOVES).sort()).toEqual([...MOVE_NAMES].sort());
    for (const role of ROLES)
      expect(rows.some((row) => row.role === role && !(row.ordinary && row.namedOnly))).toBe(true);
  });

  describe.each(['administrator', 'administrator who is manager too'] as const)('an %s', (actor) => {
    it.each(KINDS)('reads and changes nothing of an %s case, on any route or by any move', async (kind) => {
      const stage = stages[kind];
      const before = await dump(world, { without: LOG_TABLES });
      for (const route of Object.keys(ROUTES).filter((name) => ROUTES[name]?.at !== 'none')) {
        const answer = await ask(actor, askOf(route, { stage, actor }));
        expect([route, answer.status >= 403 && answer.status <= 404]).toEqual([route, true]);
      }
      for (const move of Object.keys(MOVES)) {
        for (const id of Object.values(stage.cases)) {
          const answer = await ask(actor, { method: 'POST', url: `/v1/cases/${id}/moves`, body: { move } });
          expect([move, answer.status]).toEqual([move, 404]);
        }
      }
      for (const list of ['cases', 'inquiry-lines', 'interventions', 'second-lines', 'figures', 'colleagues']) {
        expect([list, (await ask(actor, { method: 'GET', url: `/v1/${list}` })).status]).toEqual([list, 403]);
      }
      expect(await dump(world, { without: LOG_TABLES })).toEqual(before);
    });
  });

  describe.each(KINDS)('on an %s case', (kind) => {
    it.each(Object.keys(ROUTES))('%s', async (route) => {
      const stage = stages[kind];
      const mayNot = NAMES.filter((actor) => expected(actor, route, kind) >= 400);
      // Who may not is told so in every way of asking, and nothing has changed when those come who may.
      const refused = await Promise.all(
        mayNot.map(async (actor) => told(actor, await ask(actor, askOf(route, { stage, actor })))),
      );
      expect(refused).toEqual(mayNot.map((actor) => wanted(actor, expected(actor, route, kind))));
      if (takesBody(route)) {
        const answers = await Promise.all(
          NAMES.map(async (actor) => told(actor, await ask(actor, askOf(route, { stage, actor }, true)))),
        );
        expect(answers).toEqual(
          NAMES.map((actor) => {
            const status = expected(actor, route, kind);
            return wanted(actor, status < 400 ? 400 : status);
          }),
        );
      }
      let first = true;
      for (const actor of NAMES.filter((name) => !mayNot.includes(name))) {
        const ifMatch = await ifMatchOf(route, stage, actor);
        const answer = await ask(actor, askOf(route, { stage, actor, ifMatch }));
        const { then } = ROUTES[route] ?? {};
        const status = then && !first ? then : expected(actor, route, kind);
        if (answer.status !== status) expect([told(actor, answer), answer.text]).toEqual([wanted(actor, status), '']);
        expect(told(actor, answer)).toBe(wanted(actor, status));
        first = false;
      }
    });

    it('out of reach and unknown are told alike, on every route that is out of reach of somebody', async () => {
      const stage = stages[kind];
      for (const route of Object.keys(ROUTES).filter((name) => /\{|case\)/.test(name))) {
        const out = NAMES.filter((actor) => expected(actor, route, kind) === 404);
        await Promise.all(
          out.map(async (actor) => {
            const hidden = seen(await ask(actor, askOf(route, { stage, actor })));
            const unknown = seen(await ask(actor, askOf(route, { stage, actor, id: () => v7() })));
            expect({ actor, route, ...unknown }).toEqual({ actor, route, ...hidden });
          }),
        );
      }
    }, 120_000);

    it('takes as long to tell that something is out of reach as that it is unknown', async () => {
      const out = NAMES.filter(
        (actor) => (ACTORS[actor] as ActorRow).known === 'yes' && !reaches(actor, 'execution', kind),
      );
      expect(out.length).toBeGreaterThan(5);
      for (const actor of out.filter((_name, at) => at % 4 === 0)) {
        const url = (id: string): string => `/v1/cases/${id}`;
        const asks = [stages[kind].cases.execution, v7()].map((id): Ask => ({ method: 'GET', url: url(id) }));
        const [hidden = 0, unknown = 0] = await medians(people[actor], asks, 31);
        // A class, not a clock: a whole case more or less to read would be several times as long.
        expect([actor, Math.max(hidden, unknown) / Math.min(hidden, unknown) < 3]).toEqual([actor, true]);
      }
    });

    it.each(Object.keys(MOVES))('the move %s', async (move) => {
      for (const row of MOVES[move] ?? []) {
        const url = `/v1/cases/${stages[kind].cases[row.at as 'draft']}/moves`;
        const answers = await Promise.all(
          NAMES.map(async (actor) =>
            told(actor, await ask(actor, { method: 'POST', url, body: { move, strange: true } })),
          ),
        );
        expect([row.at, ...answers]).toEqual([
          row.at,
          ...NAMES.map((actor) => wanted(actor, expectedMove(actor, row, kind))),
        ]);
      }
    });
  });
});
