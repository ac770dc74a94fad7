import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../testing/built-server';
import { Answer, type Ask, type Client } from '../testing/client';
import { Journey } from '../testing/journey';
import { upload } from '../testing/multipart';
import { openApiOf, operationsOf } from '../testing/open-api';
import { openWorld, type World } from '../testing/test-setup';

/** An address at which nothing listens, so that the provider cannot be reached either. */
const OURS = 'https://127.0.0.1:1';

/** On every answer, whatever it is. */
const ALWAYS: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin-allow-popups$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-permitted-cross-domain-policies': /^none$/,
  'permissions-policy': /camera=\(\), .*geolocation=\(\), microphone=\(\)/,
  'api-version': /^\d+\.\d+\.\d+$/,
  'trace-id': /^[0-9a-f]{32}$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
};
/** What a policy may never hold: the rules of internet.nl, and of a strict policy. */
const FORBIDDEN = /unsafe-|\*|https?:|\bhttps?\b|eval|hashes/;
/** The document of the api, and what any OpenID provider tells whoever asks; the embedded one is there in the demo only. */
const READ_BY_ALL = /^\/(v1\/openapi\.json|oidc\/)/;
const NEVER = ['server', 'x-powered-by', 'x-aspnet-version', 'via'];

const directivesOf = (policy: string): Map<string, string> =>
  new Map(
    policy.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1).join(' ')]),
  );

/** Every fault of the headers of one answer. */
function faultsOf(answer: Answer, { url }: Ask): string[] {
  const faults: string[] = [];
  for (const [name, wanted] of Object.entries(ALWAYS)) {
    if (!wanted.test(answer.header(name))) faults.push(`${name}: ${answer.header(name) || 'absent'}`);
  }
  for (const name of NEVER) if (answer.header(name)) faults.push(`${name} tells what we are made of`);
  const csp = answer.header('content-security-policy');
  const directives = directivesOf(csp);
  const docs = url.startsWith('/v1/docs');
  for (const [name, value] of [
    ['default-src', "'none'"],
    ['frame-ancestors', "'none'"],
  ] as const) {
    if (directives.get(name) !== value) faults.push(`${name} is ${directives.get(name)}`);
  }
  for (const name of ['base-uri', 'form-action']) if (!directives.has(name)) faults.push(`no ${name}`);
  if (FORBIDDEN.test(csp)) faults.push(`a policy too wide: ${csp}`);
  if (csp.includes('data:') && !docs) faults.push(`data: is allowed: ${csp}`);
  const type = answer.header('content-type');
  if (answer.status !== 204 && answer.text !== '' && type === '') faults.push('no content type');
  if (/^(text|application\/(problem\+)?json)/.test(type) && !/charset=utf-8/i.test(type))
    faults.push(`no charset: ${type}`);
  const kept = /-[A-Z0-9]{8}\.(js|css)$/.test(url) && answer.status === 200;
  const cache = answer.header('cache-control');
  const plain = /^\/icon\.svg/.test(url) ? 'no-cache' : 'no-store';
  if (cache !== (kept ? 'public, max-age=31536000, immutable' : plain)) faults.push(`cache-control: ${cache}`);
  if (answer.header('access-control-allow-origin') && !READ_BY_ALL.test(url)) faults.push('foreign pages may read it');
  if (type.startsWith('text/html')) faults.push(...faultsOfPage(answer.text, directives, docs));
  return faults;
}

/** A page brings no script or style but under the nonce of its own policy, and no handler or style in a tag. */
function faultsOfPage(html: string, directives: Map<string, string>, docs: boolean): string[] {
  const faults: string[] = [];
  const nonce = /'nonce-([^']+)'/.exec(directives.get('script-src') ?? '')?.[1] ?? '';
  if (!/^[\w+/=]{22,}$/.test(nonce)) faults.push(`no nonce: ${nonce}`);
  if (!docs && directives.get('require-trusted-types-for') !== "'script'") faults.push('no trusted types');
  if (/<[^>]+ on\w+=/i.test(html)) faults.push('a handler in a tag');
  if (/<[^>]+ style=/i.test(html)) faults.push('a style in a tag');
  if (/javascript:/i.test(html)) faults.push('an address that is a script');
  for (const [tag, name] of html.matchAll(/<(script|style)\b[^>]*>/g)) {
    if (!tag.includes(`nonce="${nonce}"`)) faults.push(`${tag} without the nonce`);
    if (name === 'script' && !tag.includes(' src=')) faults.push('a script inside the page');
  }
  return faults;
}

describe('the headers of every answer', () => {
  let world: World;
  let folder: string;
  let id: string;
  let attachment: string;
  let people: Client[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casusregie-web-'));
    mkdirSync(join(folder, 'media'));
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><html><head><title>x</title></head><body><app-root ngCspNonce="CSP_NONCE"></app-root><script src="main-ABCDEFGH.js" type="module" nonce="CSP_NONCE"></script></body></html>',
    );
    writeFileSync(join(folder, 'main-ABCDEFGH.js'), 'export {};');
    writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    world = await openWorld({ env: { PUBLIC_URL: OURS, CASUSREGIE_WEB_DIR: folder } });
    const walk = new Journey(world);
    id = await walk.file();
    const officer = await world.as('gm0014');
    attachment = (await officer.post(`/v1/cases/${id}/attachments`, upload('Tekst').body, upload('Tekst').headers)).ok<{
      id: string;
    }>().id;
    people = [world.nobody, officer, await world.as('nn-accountmanager'), await world.as('politie')];
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ANY_ID = '01900000-0000-7000-8000-000000000000';
  const page = { accept: 'text/html' };
  const outside = (): Ask[] => [
    ...[
      '/',
      '/casussen',
      '/aanmelden',
      '/main-ABCDEFGH.js',
      '/icon.svg',
      '/nothing.js',
      '/.well-known/security.txt',
    ].map((url): Ask => ({ method: 'GET', url, headers: page })),
    ...['/health/live', '/health/ready', '/v1/openapi.json', '/v1/docs', '/v1/docs/swagger-ui.css', '/v1/nothing'].map(
      (url): Ask => ({ method: 'GET', url }),
    ),
    { method: 'GET', url: '/auth/login' },
    { method: 'GET', url: '/auth/login', headers: { host: '127.0.0.1:1' } },
    { method: 'GET', url: '/auth/callback?state=x&code=y' },
    ...['/auth/done', '/auth/done.js', '/auth/nothing'].map((url): Ask => ({ method: 'GET', url })),
    { method: 'POST', url: '/auth/logout' },
    { method: 'POST', url: '/auth/backchannel-logout', body: {} },
    ...['/demo/accounts', '/demo/accounts.js', '/oidc/interaction/x', '/oidc/.well-known/openid-configuration'].map(
      (url): Ask => ({ method: 'GET', url }),
    ),
    ...['/oidc/jwks', '/oidc/auth?client_id=x', '/oidc/nothing', '/oidc/session/end'].map((url): Ask => ({
      method: 'GET',
      url,
    })),
    { method: 'POST', url: '/oidc/token', body: {} },
    { method: 'POST', url: '/oidc/interaction/x', body: {} },
    { method: 'POST', url: '/oidc/interaction/x', body: { account: 'gm0014' } },
    { method: 'POST', url: '/demo/token', body: { account: 'nobody' } },
    { method: 'POST', url: '/demo/token', body: '{' },
    { method: 'GET', url: '/v1/cases/%' },
    { method: 'GET', url: '/%' },
    { method: 'GET', url: '/..%2f..%2fetc%2fpasswd' },
    { method: 'GET', url: `/v1/cases/${'x'.repeat(500)}` },
    {
      method: 'OPTIONS',
      url: '/v1/cases',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    },
    { method: 'HEAD', url: '/v1/cases' },
    { method: 'PUT', url: '/v1/cases', body: {} },
    { method: 'POST', url: '/v1/cases', body: '{' },
    { method: 'POST', url: '/v1/cases', body: 'x'.repeat(1_100_000) },
    { method: 'POST', url: '/v1/cases', body: 'x', headers: { 'content-type': 'text/plain' } },
    { method: 'GET', url: '/v1/cases', headers: page },
  ];

  it('are all there, on what is served, refused, unknown and broken', async () => {
    const operations = operationsOf(await openApiOf(world));
    const inside = operations.map(({ method, path, operation }): Ask => {
      const known = path.replace('{caseId}', id).replace('{attachmentId}', attachment);
      return {
        method: method as Ask['method'],
        url: known.replace(/\{\w+\}/g, ANY_ID),
        ...(operation.requestBody && { body: { strange: 1 } }),
      };
    });
    const faults: string[] = [];
    const statuses = new Set<number>();
    for (const ask of [...outside(), ...inside]) {
      for (const who of people) {
        const answer = await who.ask(ask);
        statuses.add(answer.status);
        for (const fault of faultsOf(answer, ask))
          faults.push(`${ask.method} ${ask.url.slice(0, 60)} ${answer.status}: ${fault}`);
      }
    }
    expect([...new Set(faults)].slice(0, 40)).toEqual([]);
    expect([...statuses].sort()).toEqual(
      expect.arrayContaining([200, 302, 400, 401, 403, 404, 405, 406, 413, 415, 503]),
    );
  }, 120_000);

  it('have a nonce that is never used twice', async () => {
    const seen = new Set<string>();
    for (let times = 0; times < 50; times += 1) {
      seen.add(/'nonce-([^']+)'/.exec((await world.nobody.get('/')).header('content-security-policy'))?.[1] ?? '');
    }
    expect(seen.size).toBe(50);
  });

  it('say where to report a weakness, until less than a year from now', async () => {
    const { text } = await world.nobody.get('/.well-known/security.txt');
    expect(text).toMatch(/^Contact: mailto:/m);
    expect(text).toMatch(/^Canonical: https:\/\/127\.0\.0\.1:1\/\.well-known\/security\.txt$/m);
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    const days = (expires - world.clock.ms()) / 86_400_000;
    expect(days > 90 && days < 366).toBe(true);
  });

  it('do not let a foreign page read an answer, whatever it says it is', async () => {
    for (const origin of ['https://evil.example', 'null', `${OURS}.evil.example`]) {
      const answer = await world.nobody.get('/v1/me', { origin });
      expect(answer.header('access-control-allow-origin')).toBe('');
      expect(answer.header('access-control-allow-credentials')).toBe('');
    }
  });

  it('go with what is no HTTP at all', async () => {
    const port = await freePort();
    await world.app.listen(port, '127.0.0.1');
    const say = (text: string): Promise<Answer> =>
      new Promise((done, failed) => {
        let got = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (chunk) => (got += chunk.toString()));
        socket.on('error', () => undefined);
        socket.on('close', () => {
          const [head = '', body = ''] = got.split('\r\n\r\n');
          const [first = '', ...lines] = head.split('\r\n');
          const headers = Object.fromEntries(
            lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
          );
          if (first === '') failed(new Error('nothing was answered'));
          else done(new Answer(Number(first.split(' ')[1]), body, headers));
        });
      });
    for (const [text, status] of [
      ['garbage\r\n\r\n', 400],
      [`GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'x'.repeat(2_000_000)}\r\n\r\n`, 431],
      ['GET /v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ] as const) {
      const answer = await say(text);
      expect([answer.status, answer.problem.status]).toEqual([status, status]);
      expect(faultsOf(answer, { method: 'GET', url: '/v1' })).toEqual([]);
      expect(answer.text).not.toMatch(/HPE|node|stack/i);
    }
  });
});
