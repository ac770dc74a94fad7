import { openApiOf, operationsOf } from '../testing/open-api';
import { Browser, OutsideProvider } from '../testing/outside-provider';
import { addPerson, productionEnv } from '../testing/production';
import { refused } from '../testing/refusals';
import { dump, LOG_TABLES, tablesOf } from '../testing/dump';
import { Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const ANY_ID = '01900000-0000-7000-8000-000000000000';
const OURS = 'https://casusregie.example';

/** Lies outside the document. */
const LOG_OUT: ReturnType<typeof operationsOf>[number] = {
  method: 'POST',
  path: '/auth/logout',
  operation: { responses: {} },
};

describe('a change that comes with a cookie', () => {
  let outside: OutsideProvider;
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    outside = await OutsideProvider.start({ client: { client_secret: 'geheim' }, levels: ['substantial'] });
    world = await openWorld({ env: productionEnv(outside.issuer), now: null });
    await addPerson(world, 'officer@gm0014');
    outside.next.account = 'officer@gm0014';
    browser = new Browser(world);
    await browser.login();
  });
  afterAll(async () => {
    await world?.close();
    await outside?.stop();
  });

  const own = { origin: OURS, 'x-requested-with': 'casusregie', 'sec-fetch-site': 'same-origin' };
  const FOREIGN: Record<string, Record<string, string>> = {
    'without the header of our app': { origin: OURS, 'sec-fetch-site': 'same-origin' },
    'with another value of that header': { ...own, 'x-requested-with': 'XMLHttpRequest' },
    'of another site': { ...own, origin: 'https://evil.example' },
    'of a page without an address': { ...own, origin: 'null' },
    'of an address that begins like ours': { ...own, origin: `${OURS}.evil.example` },
    'of our address over http': { ...own, origin: 'http://casusregie.example' },
    'of our address on another port': { ...own, origin: `${OURS}:8443` },
    'that the browser says is of another site': { ...own, 'sec-fetch-site': 'cross-site' },
    'that the browser says is of a neighbour': { ...own, 'sec-fetch-site': 'same-site' },
    'that nobody asked for in a page': { ...own, 'sec-fetch-site': 'none' },
  };

  it.each(Object.keys(FOREIGN))('is refused %s, on every route there is', async (name) => {
    const operations = operationsOf(await openApiOf(world)).filter(({ method }) => method !== 'GET');
    expect(operations.length).toBeGreaterThan(25);
    const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const before = await dump(world, { without: LOG_TABLES });
    for (const { method, path, operation } of [...operations, LOG_OUT]) {
      const answer = await world.nobody.ask({
        method: method as 'POST',
        url: path.replace(/\{\w+\}/g, ANY_ID),
        headers: { ...FOREIGN[name], cookie },
        ...(!path.startsWith('/auth') &&
          !('multipart/form-data' in (operation.requestBody?.content ?? {})) && { body: {} }),
      });
      refused(answer, 403, 'foreign-origin');
    }
    expect(await dump(world, { without: LOG_TABLES })).toEqual(before);
    expect((await browser.ask('GET', '/v1/me')).status).toBe(200);
  });

  it('is taken from our own page, also of a browser that does not say where it comes from', async () => {
    const { 'sec-fetch-site': _site, ...old } = own;
    for (const headers of [own, old]) {
      const answer = await browser.ask('POST', '/v1/cases', { ...headers, 'content-type': 'application/json' });
      expect(answer.status).toBe(400);
    }
  });

  it('of a stranger is not told apart from that of nobody', async () => {
    const answer = await world.nobody.post('/auth/logout', undefined, { cookie: '__Host-casusregie=guessed' });
    refused(answer, 401, 'not-logged-in');
  });
});

describe('looking', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());

  it('changes nothing but the log: every GET there is, twice, by everybody', async () => {
    const walk = new Journey(world);
    const ids = [await walk.to('enrichment'), await walk.file(), await walk.draft()];
    const accounts = [
      'gm0014',
      'nn-accountmanager',
      'nn-manager',
      'politie',
      'liec-coordinator',
      'auditor',
      'nn-privacy',
    ];
    const people = [world.nobody, ...(await Promise.all(accounts.map((account) => world.as(account))))];
    const paths = operationsOf(await openApiOf(world)).filter(({ method }) => method === 'GET');
    expect(paths.length).toBeGreaterThan(12);
    // Exporting the log numbers it first: that is the log again.
    const without = (await tablesOf(world)).filter((table) => table.startsWith('log_') || LOG_TABLES.includes(table));
    const before = await dump(world, { without });
    const statuses = new Set<number>();
    for (const { path } of paths) {
      for (const id of path.includes('{caseId}') ? ids : [ANY_ID]) {
        const url = path.replace('{caseId}', id).replace(/\{\w+\}/g, ANY_ID);
        for (const who of [...people, ...people]) statuses.add((await who.get(url)).status);
      }
    }
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 401, 403, 404]));
    expect(await dump(world, { without })).toEqual(before);
  });
});
