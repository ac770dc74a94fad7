import { ACTS, DESK_ACTS, FRESH_LOGIN_ACTS, MOVE_NAMES, type AnyAct } from '@casusregie/domain';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { Client } from '../testing/client';
import { Journey, personOf } from '../testing/journey';
import { refused, refusedWholeIn } from '../testing/refusals';
import { openWorld, type World } from '../testing/test-setup';
import { ROUTE_RULES, type RouteRules } from '../shared/route-rules';
import { DemoKeys } from './demo-keys';

const MINUTE = 60_000;

describe('an act that asks a fresh login', () => {
  let world: World;
  let walk: Journey;
  let id: string;
  const refusedWhole = refusedWholeIn(() => world);
  const start = () => Date.parse('2026-11-24T09:00:00.000Z');
  const at = (minutes: number) => world.clock.set(new Date(start() + minutes * MINUTE).toISOString());
  /** Somebody with a login of nine o'clock, however late it gets. */
  const since = async (account: string) => {
    at(0);
    return new Client(world.app, await world.app.get(DemoKeys).forAccount(account));
  };
  const body = () => ({ personId: personOf('nn-analist'), as: 'staff', ground: 'Leest mee (fictief).' });
  const name = (who: Client, caseId = id) => who.post(`/v1/cases/${caseId}/participants`, body());

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    id = await walk.to('intake');
  });
  afterAll(() => world?.close());

  it('is done within ten minutes of it', async () => {
    const manager = await since('nn-manager');
    at(10);
    expect((await name(manager)).status).toBe(201);
  });

  it('is refused a moment later, tells how to log in again, and changes nothing', async () => {
    const manager = await since('nn-manager');
    at(10.01);
    const answer = await refusedWhole(() => name(manager), 401, 'step-up-needed');
    expect(answer.header('www-authenticate')).toBe(
      'Bearer error="insufficient_user_authentication", error_description="A fresh login is needed", max_age="600", acr_values="http://eidas.europa.eu/LoA/substantial"',
    );
    expect((await manager.get(`/v1/cases/${id}`)).status).toBe(200);
    const again = await since('nn-manager');
    const [line] = await world.rows<{ n: number }>(
      `SELECT count(*) AS n FROM log_entries WHERE result = 'refused:step-up-needed'`,
    );
    expect(Number(line?.n)).toBe(1);
    expect((await name(again)).status).toBeLessThan(500);
  });

  it('is refused alike on what does not exist, on what is out of reach, and for whoever may not', async () => {
    const people = [
      await since('nn-manager'),
      await since('nn-analist'),
      await since('lb-manager'),
      await since('politie'),
    ];
    at(11);
    const answers = [];
    for (const who of people) {
      answers.push(await name(who), await name(who, '01900000-0000-7000-8000-000000000000'), await name(who, 'x'));
    }
    const bodies = answers.map((answer) => {
      const { traceId: _trace, ...told } = refused(answer, 401, 'step-up-needed').problem;
      return told;
    });
    expect(new Set(bodies.map((told) => JSON.stringify(told))).size).toBe(1);
  });

  it('is found in the body where a route does several: destroying asks it, going on does not', async () => {
    const manager = await since('nn-manager');
    at(60 - 1);
    const move = (what: string) =>
      manager
        .post(`/v1/cases/${id}/moves`, { move: what, reason: 'Te vroeg.' }, { 'if-match': '1' })
        .then(({ status }) => status);
    expect([await move('destroy'), await move('putBack'), await move('nonsense')]).toEqual([401, 409, 400]);
  });

  it('has a route that says so, for every act of the table', () => {
    const controllers = [...world.app.get(ModulesContainer).values()].flatMap(({ controllers: all }) => [
      ...all.values(),
    ]);
    const reflector = world.app.get(Reflector);
    const rules = controllers.flatMap(({ instance }) => {
      const made = instance as Record<string, () => unknown>;
      const names = new MetadataScanner().getAllMethodNames(Object.getPrototypeOf(made) as object);
      return names.map((method) => reflector.get<RouteRules | undefined>(ROUTE_RULES, made[method] as () => unknown));
    });
    const bodies = [...MOVE_NAMES.map((move) => ({ move })), { kind: 'time-boxed' }, { kind: 'break-glass' }];
    const told = new Set<AnyAct | null | undefined>(
      rules.flatMap((rule) => {
        const act = rule?.act;
        return typeof act === 'function' ? bodies.map((one) => act(one)) : [act];
      }),
    );
    expect(FRESH_LOGIN_ACTS.filter((act) => !told.has(act))).toEqual([]);
    const known: readonly string[] = [...MOVE_NAMES, ...ACTS, ...DESK_ACTS];
    expect([...told].filter((act) => act && !known.includes(act))).toEqual([]);
  });
});
