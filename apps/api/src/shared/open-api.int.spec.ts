import type { CaseAnswer, CasePage, MoveAnswer } from '@casusregie/contract';
import type { Answer, Ask, Client } from '../testing/client';
import { giveGrant } from '../testing/grants';
import { ADVICE, INTEGRAL, Journey, organisationOf } from '../testing/journey';
import { upload } from '../testing/multipart';
import { openApiOf, operationsOf, type OpenApi, type Operation } from '../testing/open-api';
import { Schemas } from '../testing/schema';
import { openWorld, type World } from '../testing/test-setup';
import { ROUTES, type KnownRoutes } from './routes';

const ANY_ID = '01900000-0000-7000-8000-000000000000';
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'api-version': '1.0.0',
};
/** A name of a parameter says nothing to whoever asks. */
const nameless = (path: string): string => path.replace(/\{\w+\}/g, '{}');

describe('the OpenAPI document', () => {
  let world: World;
  let walk: Journey;
  let document: OpenApi;
  let operations: { method: string; path: string; operation: Operation }[];

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    document = await openApiOf(world);
    operations = operationsOf(document);
  });
  afterAll(() => world?.close());

  it('is public, readable from elsewhere, and tells whom to ask', async () => {
    const answer = await world.nobody.get('/v1/openapi.json');
    expect([answer.status, answer.header('access-control-allow-origin')]).toEqual([200, '*']);
    expect(document.openapi).toMatch(/^3\./);
    expect(document.info.contact).toMatchObject({ name: 'Casusregie', email: expect.stringContaining('@') });
    expect(document.info.version).toBe(answer.header('api-version'));
    expect(document.servers?.map(({ url }) => url)).toEqual([world.settings.publicUrl]);
  });

  it('tells of every route that is served under /v1, and of no other', () => {
    const { routes } = world.app.get<KnownRoutes>(ROUTES) as unknown as {
      routes: { pattern: RegExp; method: string }[];
    };
    const served = routes
      .map(({ pattern, method }) => ({ method, path: pattern.source.replace(/\\\//g, '/').replace(/\\/g, '') }))
      .map(({ method, path }) => ({ method, path: path.replace(/^\^|\$$/g, '').replaceAll('[^/]+', '{}') }))
      .filter(({ method, path }) => path.startsWith('/v1') && !/^\/v1\/(docs|openapi)/.test(path) && method !== 'HEAD')
      .map(({ method, path }) => `${method} ${path}`);
    const told = operations.map(({ method, path }) => `${method} ${nameless(path)}`);
    expect(told.length).toBeGreaterThan(35);
    expect([...new Set(served)].sort()).toEqual(told.sort());
  });

  it('has no reference that leads nowhere, and no schema that nobody uses', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string);
    const names = Object.keys(document.components.schemas);
    expect(refs.length).toBeGreaterThan(100);
    expect([...new Set(refs)].filter((ref) => !names.includes(ref.replace('#/components/schemas/', '')))).toEqual([]);
    expect(names.filter((name) => !refs.includes(`#/components/schemas/${name}`))).toEqual([]);
  });

  it('describes every operation, its success and each of its refusals as a problem', () => {
    const wrong: string[] = [];
    for (const { method, path, operation } of operations) {
      const name = `${method} ${path}`;
      const statuses = Object.keys(operation.responses);
      const takesVersion = operation.parameters?.some((one) => one.name.toLowerCase() === 'if-match');
      const wanted = [
        ...['401', '406'],
        ...(path.includes('{') ? ['404'] : []),
        ...(operation.requestBody ? ['400', '413', '415'] : []),
        ...(takesVersion ? ['409', '428'] : []),
      ];
      for (const status of wanted) if (!statuses.includes(status)) wrong.push(`${name} does not tell of ${status}`);
      if (!statuses.some((status) => status.startsWith('2'))) wrong.push(`${name} does not tell of success`);
      if (!operation.summary || !operation.operationId) wrong.push(`${name} has no words or no id`);
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (Number(status) >= 400 && !content?.['application/problem+json']?.schema)
          wrong.push(`${name} tells ${status} without a problem`);
      }
      for (const [, parameter] of path.matchAll(/\{(\w+)\}/g)) {
        if (!operation.parameters?.some((one) => one.in === 'path' && one.name === parameter))
          wrong.push(`${name} does not tell of {${parameter}}`);
      }
    }
    expect(wrong).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  /** The operation that an asked address belongs to. */
  const operationOf = ({ method, url }: Ask) =>
    operations.find(
      (one) =>
        one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(url.split('?')[0] ?? ''),
    );

  /** Asks, and holds the answer against what the document says of it. */
  async function held(caller: Client, ask: Ask): Promise<Answer> {
    const answer = await caller.ask(ask);
    const found = operationOf(ask);
    if (!found) throw new Error(`${ask.method} ${ask.url} is not in the document`);
    const name = `${ask.method} ${found.path} ${answer.status}`;
    const told = found.operation.responses[String(answer.status)];
    expect([name, told !== undefined]).toEqual([name, true]);
    const type = answer.header('content-type').split(';')[0] ?? '';
    const schema = told?.content?.[type]?.schema;
    if (type.includes('json')) {
      expect([name, schema !== undefined]).toEqual([name, true]);
      const faults = new Schemas(document).faults(answer.json(), schema as never);
      expect([name, faults.slice(0, 5)]).toEqual([name, []]);
    }
    return answer;
  }

  it('holds for every way of refusing, on every operation', async () => {
    const caller = await world.as('nn-accountmanager');
    const outsider = await world.as('gm0034');
    const id = await walk.to('intake');
    for (const { method, path, operation } of operations) {
      const body = operation.requestBody ? { strange: 1 } : undefined;
      const ask = (url: string, more: Partial<Ask> = {}): Ask => ({
        method: method as Ask['method'],
        url,
        body,
        ...more,
      });
      const url = path.replace('{caseId}', id).replace(/\{\w+\}/g, ANY_ID);
      await held(world.nobody, ask(url));
      await held(outsider, ask(url));
      await held(caller, ask(url));
      await held(caller, ask(url, { headers: { accept: 'text/html' } }));
      if (body) {
        await held(caller, ask(url, { headers: { 'content-type': 'text/plain' } }));
        await held(caller, ask(url, { headers: { 'if-match': '1', 'idempotency-key': 'short' } }));
        const isForm = 'multipart/form-data' in (operation.requestBody?.content ?? {});
        if (!isForm) expect((await held(caller, ask(url, { body: 'x'.repeat(1_100_000) }))).status).toBe(413);
      }
    }
  });

  it('holds for every answer that lists and pages give', async () => {
    const closed = await walk.to('closed');
    const held_ = await walk.to('planning');
    await walk.must('nn-regisseur', held_, 'hold', {
      holdGround: 'capacity-priority',
      reason: 'Druk.',
      reviewOn: walk.day(9),
    });
    const advice = await walk.to('intake', ADVICE);
    await walk.must('nn-accountmanager', advice, 'startAdvice');
    await walk.add('nn-jurist', advice, 'second-lines', { question: 'Mag dit?', anonymised: true });
    const rejected = await walk.to('intake', {
      ...INTEGRAL,
      involved: [{ kind: 'person', description: 'Verhuurder' }],
    });
    await walk.must('nn-accountmanager', rejected, 'refer', {
      destination: { kind: 'region', code: 'ON' },
      requesterText: 'Elders.',
    });
    const draft = await walk.draft();
    await giveGrant(world, held_, { to: 'nn-privacy', kind: 'data-subject-request' });
    const hidden = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    await giveGrant(world, hidden, { to: 'nn-analist', kind: 'break-glass' });
    const views = new Set<string>();
    for (const account of [
      'gm0014',
      'nn-manager',
      'politie',
      'liec-coordinator',
      'nn-regisseur',
      'liec-jurist',
      'belastingdienst',
      'nn-privacy',
      'nn-analist',
    ]) {
      const caller = await world.as(account);
      for (const path of [
        'me',
        'organisations',
        'regions',
        'themes',
        'phenomena',
        'desks',
        'colleagues',
        'figures',
        'inquiry-lines',
        'interventions',
        'second-lines',
        'cases',
        'grants',
        'grants?scope=region',
        'access-alerts',
        `cases/${hidden}/grants`,
        `cases/${hidden}/grant-candidates`,
      ]) {
        await held(caller, { method: 'GET', url: `/v1/${path}` });
      }
      for (const scope of ['region', 'mine', 'organisation', 'named', 'headers']) {
        const page = await held(caller, { method: 'GET', url: `/v1/cases?scope=${scope}&limit=2` });
        if (page.status === 200) {
          for (const row of page.json<CasePage>().items) views.add(`row ${row.view}`);
        }
      }
      for (const id of [closed, held_, advice, rejected, draft, hidden]) {
        const one = await held(caller, { method: 'GET', url: `/v1/cases/${id}` });
        if (one.status === 200) views.add(one.json<CaseAnswer>().view);
        await held(caller, { method: 'GET', url: `/v1/cases/${id}/events` });
      }
    }
    const kinds = ['requester', 'staff', 'partner', 'header'];
    expect([...views].sort()).toEqual([...kinds, ...kinds.map((kind) => `row ${kind}`)].sort());
  });

  it('holds for what a change answers, and for the view that a refusal carries', async () => {
    const caller = await world.as('gm0014');
    const created = await held(caller, { method: 'POST', url: '/v1/cases', body: INTEGRAL });
    const { caseId } = created.ok<MoveAnswer>();
    await held(caller, {
      method: 'PATCH',
      url: `/v1/cases/${caseId}`,
      body: { place: 'Oost' },
      headers: { 'if-match': '1' },
    });
    await held(caller, { method: 'POST', url: `/v1/cases/${caseId}/attachments`, ...upload('Tekst') });
    const moves = { method: 'POST', url: `/v1/cases/${caseId}/moves` } as const;
    for (const [body, version, status] of [
      [{ move: 'submit' }, '1', 409],
      [{ move: 'submit' }, undefined, 428],
      [{ move: 'submit', odd: 1 }, '3', 400],
      [{ move: 'submit' }, '3', 200],
      [{ move: 'discard' }, '4', 409],
      [{ move: 'accept' }, '4', 403],
      [{ move: 'withdraw', reason: 'Opgelost.' }, '4', 200],
    ] as const) {
      const answer = await held(caller, { ...moves, body, headers: version ? { 'if-match': version } : {} });
      expect([body.move, answer.status]).toEqual([body.move, status]);
    }
    const other = await walk.draft({ kind: 'integral-case' });
    const early = await held(caller, {
      method: 'POST',
      url: `/v1/cases/${other}/moves`,
      body: { move: 'submit' },
      headers: { 'if-match': '1' },
    });
    expect([early.status, early.problem.needs]).toEqual([409, ['request-complete']]);
    const staff = await world.as('nn-accountmanager');
    const id = await walk.to('intake');
    await held(staff, { method: 'POST', url: `/v1/cases/${id}/outside-numbers`, body: { system: 'Z', number: '1' } });
    await held(staff, { method: 'POST', url: `/v1/cases/${id}/subjects`, body: { kind: 'person', description: 'A' } });
    const stale = await held(staff, {
      method: 'PUT',
      url: `/v1/cases/${id}/kind`,
      body: { kind: 'training' },
      headers: { 'if-match': '1' },
    });
    expect(stale.status).toBe(409);
    expect(organisationOf('GM0014')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('every answer carries the version of the api, its trace and the headers that guard it', async () => {
    const caller = await world.as('gm0014');
    const id = await walk.file();
    const added = (await caller.post(`/v1/cases/${id}/attachments`, upload('Tekst').body, upload('Tekst').headers)).ok<{
      id: string;
    }>();
    const asks: Ask[] = [
      { method: 'GET', url: '/v1/cases' },
      { method: 'GET', url: `/v1/cases/${id}` },
      { method: 'GET', url: `/v1/cases/${id}/attachments/${added.id}` },
      { method: 'GET', url: '/v1/openapi.json' },
      { method: 'GET', url: '/v1/docs' },
      { method: 'GET', url: '/v1/nothing' },
      { method: 'GET', url: '/v1/cases/%' },
      { method: 'GET', url: `/v1/cases/${ANY_ID}` },
      { method: 'PUT', url: '/v1/cases', body: {} },
      { method: 'POST', url: '/v1/cases', body: '{' },
      { method: 'POST', url: '/v1/cases', body: 'x'.repeat(1_100_000) },
      { method: 'POST', url: '/v1/cases', body: 'x', headers: { 'content-type': 'text/plain' } },
      { method: 'GET', url: '/v1/cases', headers: { accept: 'text/html' } },
      { method: 'GET', url: '/health/live' },
      { method: 'GET', url: '/demo/accounts' },
      { method: 'GET', url: '/auth/login', headers: { host: 'evil.example' } },
    ];
    for (const ask of asks) {
      for (const who of [caller, world.nobody]) {
        const answer = await who.ask(ask);
        const name = `${ask.method} ${ask.url} ${answer.status}`;
        expect([name, answer.status < 500]).toEqual([name, true]);
        const found = Object.fromEntries(Object.keys(HEADERS).map((header) => [header, answer.header(header)]));
        expect([name, found]).toEqual([name, HEADERS]);
        expect([name, answer.header('trace-id')]).toEqual([name, expect.stringMatching(/^[0-9a-f]{32}$/)]);
        expect([name, answer.header('content-security-policy')]).toEqual([
          name,
          expect.stringContaining("default-src 'none'"),
        ]);
        expect([name, answer.header('cache-control')]).toEqual([name, 'no-store']);
        expect([name, answer.header('x-powered-by'), answer.header('server')]).toEqual([name, '', '']);
      }
    }
  });

  it('takes over the trace of whoever asks, when it is one', async () => {
    const caller = await world.as('gm0014');
    const trace = 'a'.repeat(32);
    const answer = await caller.get('/v1/cases', { traceparent: `00-${trace}-${'b'.repeat(16)}-01` });
    expect(answer.header('trace-id')).toBe(trace);
    const odd = await caller.get('/v1/cases', { traceparent: `<script>${trace}` });
    expect(odd.header('trace-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(await world.count('SELECT count(*) AS n FROM log_entries WHERE trace_id = $1', [trace])).toBe(1);
  });
});
