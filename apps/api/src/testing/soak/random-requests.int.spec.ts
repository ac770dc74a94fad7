import { Sequencer } from '../../audit/sequencer';
import { byKind } from '../../database/kind';
import type { Answer, Ask } from '../client';
import { openApiOf, operationsOf, type OpenApi, type Operation } from '../open-api';
import { Schemas } from '../schema';
import { openWorld, type World } from '../test-setup';
import { Chance } from './chance';
import { RandomRequests, type SoakActor } from './random-requests';

/** Ten thousand on one database; on PostgreSQL, where each costs more, as many as time allows. */
const REQUESTS = Number(process.env['SOAK_REQUESTS'] ?? byKind({ sqlite: 10_000, postgres: 2500 }));
const SEED = Number(process.env['SOAK_SEED'] ?? 20_261_124);
/** `npm run soak` tells how it goes. */
const BY_HAND = process.env['SOAK_REQUESTS'] !== undefined;
/** As many at once as a busy morning has. */
const LANES = 20;
/** Reference lists, one's own old lists and their empty form hold nothing of a case. */
const REFERENCE =
  /^\/v1\/(me|notices\/count|organisations|regions|themes|phenomena|desks|colleagues|case-imports(\/template)?$|openapi\.json|docs)/;

/** What is for everybody, whoever they are. */
const PUBLIC = /^\/v1\/(openapi\.json|docs)/;

/** What an answer must never be, of whatever is asked by whomever. */
class Watch {
  readonly wrong: string[] = [];
  /** How often a marked text was answered to somebody who may see it: without these, none that leaks would be seen. */
  marks = 0;
  readonly statuses = new Map<number, number>();
  /** How often each operation was answered with each status. */
  readonly operations = new Map<string, number>();
  forged = 0;
  readonly logged: { trace: string; name: string }[] = [];
  private readonly schemas: Schemas;
  private readonly patterns: { method: string; pattern: RegExp; path: string; operation: Operation }[];

  constructor(document: OpenApi) {
    this.schemas = new Schemas(document);
    this.patterns = operationsOf(document).map((one) => ({
      ...one,
      pattern: new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`),
    }));
  }

  look({ actor, ask, answer }: { actor: SoakActor | null; ask: Ask; answer: Answer }): void {
    const path = ask.url.split('?')[0] ?? '';
    const name = `${ask.method} ${ask.url} by ${actor?.account ?? 'nobody'} answered ${answer.status}`;
    const say = (what: string): void => {
      if (this.wrong.length < 20) this.wrong.push(`${name}: ${what}; sent ${JSON.stringify(ask.body)?.slice(0, 400)}`);
    };
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status >= 500) say(`a fault of ours ${answer.text.slice(0, 200)}`);
    for (const [mark] of answer.text.matchAll(/KANARIE-\w+-\w+-EINDE/g)) {
      const own = String(ask.body ?? '').includes(mark) || JSON.stringify(ask.body ?? '').includes(mark);
      if (!own && !actor?.sees?.test(mark)) say(`${mark} leaks`);
      else this.marks += 1;
    }
    const type = answer.header('content-type').split(';')[0] ?? '';
    if (answer.status >= 400 && type !== 'application/problem+json') say(`a refusal of type ${type}`);
    const found = this.patterns.find(({ method, pattern }) => method === ask.method && pattern.test(path));
    const kind = `${ask.method} ${found?.path ?? 'elsewhere'} ${answer.status}`;
    this.operations.set(kind, (this.operations.get(kind) ?? 0) + 1);
    if (ask.headers?.['authorization']) {
      this.forged += 1;
      if (answer.status < 400 && !PUBLIC.test(path)) say('a forged token is believed');
    }
    const told = found?.operation.responses[String(answer.status)];
    if (found && !told) say('a status that the document does not tell of');
    const schema = told?.content?.[type]?.schema;
    if (told && /^application\/(problem\+)?json$/.test(type)) {
      const faults = schema ? this.schemas.faults(answer.json(), schema as never) : ['no schema'];
      if (faults.length > 0) say(faults.slice(0, 3).join(', '));
    }
    const acted = answer.status < 300 || [401, 403, 404].includes(answer.status);
    if (found && acted && !REFERENCE.test(path)) this.logged.push({ trace: answer.header('trace-id'), name });
  }
}

/** What was asked and answered, for whoever runs the soak by hand. */
const told = ({ statuses, operations, wrong }: Watch, seconds: number): string =>
  [
    `${REQUESTS} requests in ${seconds.toFixed(0)} s, ${(REQUESTS / seconds).toFixed(0)} a second; ${wrong.length} wrong`,
    ...[...operations].sort().map(([name, count]) => `${String(count).padStart(7)} ${name}`),
    ...[...statuses].sort().map(([status, count]) => `${String(count).padStart(7)} answered ${status}`),
    `Again: SOAK_SEED=${SEED} SOAK_REQUESTS=${REQUESTS} npm run soak`,
  ].join('\n');

describe(`${REQUESTS} random requests by random actors (seed ${SEED})`, () => {
  let world: World;
  let watch: Watch;

  beforeAll(
    async () => {
      world = await openWorld();
      const document = await openApiOf(world);
      watch = new Watch(document);
      const requests = new RandomRequests(world, document, new Chance(SEED));
      let left = REQUESTS;
      const start = performance.now();
      const lane = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          if (BY_HAND && left % 5000 === 0) process.stdout.write(`${left} to go\n`);
          watch.look(await requests.next());
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      if (BY_HAND) process.stdout.write(`${told(watch, (performance.now() - start) / 1000)}\n`);
    },
    REQUESTS * 60 + 60_000,
  );
  afterAll(() => world?.close());

  it('get no fault of ours, no answer outside its schema, and no text of another', () => {
    expect(watch.wrong).toEqual([]);
    expect(watch.marks).toBeGreaterThan(REQUESTS / 100);
    expect(watch.forged).toBeGreaterThan(REQUESTS / 200);
  });

  it('are answered in every way: done, refused, and not found', () => {
    const of = (status: number): number => watch.statuses.get(status) ?? 0;
    expect([200, 400, 401, 403, 404, 409].filter((status) => of(status) < REQUESTS / 1000)).toEqual([]);
  });

  it('reach cases in many states', async () => {
    const states = await world.rows<{ state: string }>('SELECT DISTINCT to_state AS state FROM case_events');
    // Few requests come less far along the road.
    expect(states.length).toBeGreaterThanOrEqual(Math.min(8, REQUESTS / 400));
  });

  it('leave no act, read or refusal without its entry in the log', async () => {
    const rows = await world.rows<{ trace_id: string }>('SELECT DISTINCT trace_id FROM log_entries');
    const known = new Set(rows.map((row) => row.trace_id));
    const missing = watch.logged.filter(({ trace }) => !known.has(trace)).map(({ name }) => name);
    expect(watch.logged.length).toBeGreaterThan(REQUESTS / 4);
    expect(missing.slice(0, 10)).toEqual([]);
  });

  it('leave a log whose entries are numbered from 1 without a gap, each once', async () => {
    const size = await world.app.get(Sequencer).run();
    const entries = await world.count('SELECT count(*) AS n FROM log_entries');
    const [row] = await world.rows<{ first: number; last: number; all: number }>(
      'SELECT min(seq) AS first, max(seq) AS last, count(DISTINCT entry_id) AS "all" FROM log_leaves',
    );
    expect([row?.first, row?.last, row?.all].map(Number)).toEqual([1, size, size]);
    expect(entries).toBe(size);
  });

  it('leave each event of a case with an entry of the same case in the log', async () => {
    const lost = await world.rows<{ type: string; case_id: string }>(
      `SELECT e.type, e.case_id FROM case_events e WHERE NOT EXISTS
         (SELECT 1 FROM log_entries l WHERE l.object = 'case:' || e.case_id AND l.person_id = e.person_id AND l.result = 'ok')`,
    );
    expect(lost.slice(0, 5)).toEqual([]);
  });
});
