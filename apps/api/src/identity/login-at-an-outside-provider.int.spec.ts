import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, OutsideProvider } from '../testing/outside-provider';
import { addPerson, productionEnv } from '../testing/production';
import { openWorld, type World } from '../testing/test-setup';

const MINUTE = 60_000;

describe('logging in at an outside provider, in production', () => {
  let outside: OutsideProvider;
  let world: World;
  let officer: string;
  const logLines = (act: string, result: string) =>
    world.count('SELECT count(*) AS n FROM log_entries WHERE act = $1 AND result = $2', [act, result]);
  const sessions = () => world.count('SELECT count(*) AS n FROM sessions');

  beforeAll(async () => {
    outside = await OutsideProvider.start({
      client: { client_secret: 'geheim', token_endpoint_auth_method: 'client_secret_basic' },
      levels: ['low', 'substantial', 'high'],
    });
    world = await openWorld({ env: productionEnv(outside.issuer), now: null });
    officer = await addPerson(world, 'officer@gm0014');
    await addPerson(world, 'manager@riec');
  });
  afterAll(async () => {
    await world?.close();
    await outside?.stop();
  });
  beforeEach(async () => {
    Object.assign(outside.next, { account: 'officer@gm0014', level: 'substantial', at: null });
    world.clock.set(null);
    await world.work.run((tx) => tx.run('DELETE FROM sessions'));
  });

  it('asks for a code with PKCE, state, nonce, the levels and a fresh login, and for nothing else', async () => {
    const { searchParams: asked, origin } = await new Browser(world).begin();
    expect(origin).toBe(new URL(outside.issuer).origin);
    expect([...asked.keys()].sort()).toEqual(
      [
        ...['acr_values', 'client_id', 'code_challenge', 'code_challenge_method', 'max_age', 'nonce', 'prompt'],
        ...['redirect_uri', 'response_type', 'scope', 'state'],
      ].sort(),
    );
    expect(Object.fromEntries(asked)).toMatchObject({
      acr_values: 'substantial high',
      code_challenge_method: 'S256',
      max_age: '600',
      prompt: 'login',
      redirect_uri: 'https://casusregie.example/auth/callback',
      response_type: 'code',
    });
    for (const name of ['state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{32,}$/);
  });

  it('begins a session with a cookie that scripts and other hosts cannot have, and goes where one was', async () => {
    const browser = new Browser(world);
    const answer = await browser.login();
    expect([answer.status, answer.header('location')]).toEqual([303, '/casussen']);
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat().map(String);
    expect(cookie).toMatch(/^__Host-casusregie=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect([...browser.cookies.keys()]).toEqual(['__Host-casusregie']);
    const me = (await browser.ask('GET', '/v1/me')).ok<{ person: { id: string } }>();
    expect(me.person.id).toBe(officer);
    const [row] = await world.rows<Record<string, string>>('SELECT * FROM sessions');
    expect(row).toMatchObject({ person_id: officer, login_level: 'substantial' });
    expect(Math.abs(Date.parse(row?.['login_at'] ?? '') - Date.now())).toBeLessThan(MINUTE);
    expect(JSON.stringify(row)).not.toContain(browser.cookies.get('__Host-casusregie'));
    expect(outside.tokenRequests.at(-1)?.authorization).toMatch(/^Basic /);
    expect(outside.tokenRequests.at(-1)?.body).not.toContain('client_secret');
  });

  it.each([
    ['a level too low', { level: 'low' }],
    ['no level at all', { level: null }],
    ['an account that is not known here', { account: 'stranger@elsewhere' }],
  ])('refuses %s, and logs it', async (_name, next) => {
    Object.assign(outside.next, next);
    const before = await logLines('logIn', 'refused');
    const browser = new Browser(world);
    const answer = await browser.login();
    expect([answer.status, answer.header('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
    expect([await sessions(), await logLines('logIn', 'refused')]).toEqual([0, before + 1]);
    expect((await browser.ask('GET', '/v1/me')).status).toBe(401);
  });

  it('refuses whoever left, at the login and at the next request', async () => {
    const browser = new Browser(world);
    await browser.login();
    await world.work.run((tx) => tx.run('UPDATE persons SET active = $1 WHERE id = $2', [false, officer]));
    try {
      expect((await browser.ask('GET', '/v1/me')).status).toBe(401);
      expect((await new Browser(world).login()).status).toBe(401);
    } finally {
      await world.work.run((tx) => tx.run('UPDATE persons SET active = $1 WHERE id = $2', [true, officer]));
    }
  });

  it('gives a new id at every login and ends the session that this browser had', async () => {
    const browser = new Browser(world);
    await browser.login();
    const first = browser.cookies.get('__Host-casusregie') as string;
    await browser.login();
    expect(browser.cookies.get('__Host-casusregie')).not.toBe(first);
    expect(await sessions()).toBe(1);
    const thief = new Browser(world);
    thief.cookies.set('__Host-casusregie', first);
    expect((await thief.ask('GET', '/v1/me')).status).toBe(401);
  });

  it('takes no session id that somebody else chose', async () => {
    const browser = new Browser(world);
    browser.cookies.set('__Host-casusregie', 'chosen-by-an-attacker');
    await browser.login();
    expect(browser.cookies.get('__Host-casusregie')).not.toBe('chosen-by-an-attacker');
  });

  it('ends a session that is idle, and one that has lasted long enough however busy', async () => {
    const start = Date.now();
    const at = (minutes: number) => world.clock.set(new Date(start + minutes * MINUTE).toISOString());
    const [busy, idle] = [new Browser(world), new Browser(world)];
    await busy.login();
    await idle.login();
    const ends: number[] = [];
    for (let minutes = 0; minutes < 13 * 60 && ends.length === 0; minutes += 30) {
      at(minutes);
      if ((await busy.ask('GET', '/v1/me')).status === 401) ends.push(minutes);
    }
    expect(ends).toEqual([12 * 60 + 30]);
    world.clock.set(null);
    await idle.login();
    at(59);
    expect((await idle.ask('GET', '/v1/me')).status).toBe(200);
    at(59 + 61);
    expect((await idle.ask('GET', '/v1/me')).status).toBe(401);
  });

  it('ends all sessions of a person at logout, clears the browser, and leaves the provider too', async () => {
    const [here, there] = [new Browser(world), new Browser(world)];
    await here.login();
    await there.login();
    const answer = await here.change('/auth/logout');
    const leave = new URL(answer.ok<{ location: string }>().location);
    expect(leave.pathname).toBe('/realm/session/end');
    expect(Object.fromEntries(leave.searchParams)).toEqual({
      client_id: 'casusregie',
      post_logout_redirect_uri: 'https://casusregie.example/aanmelden',
    });
    expect(answer.header('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect([here.cookies.size, await sessions()]).toEqual([0, 0]);
    for (const browser of [here, there]) expect((await browser.ask('GET', '/v1/me')).status).toBe(401);
    expect((await fetch(leave)).status).toBe(200);
  });

  it('sends nobody to another site after logging in', async () => {
    for (const evil of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const browser = new Browser(world);
      const callback = await browser.throughProvider((await browser.begin(evil)).href);
      expect((await browser.ask('GET', callback)).header('location')).toBe('/');
    }
  });

  describe('against whoever tampers with the way back', () => {
    const refused = async (browser: Browser, callback: string): Promise<void> => {
      const before = await sessions();
      const answer = await browser.ask('GET', callback);
      expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined]);
      expect(await sessions()).toBe(before);
    };
    const back = async (browser: Browser): Promise<URL> =>
      new URL(await browser.throughProvider((await browser.begin()).href), 'https://casusregie.example');
    const changed = (url: URL, name: string, value: string | null): string => {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
      return `${url.pathname}${url.search}`;
    };

    it('a callback counts once: the code and the state are used up', async () => {
      const browser = new Browser(world);
      const { pathname, search } = await back(browser);
      const binding = browser.cookies.get('__Host-casusregie-login') as string;
      expect((await browser.ask('GET', pathname + search)).status).toBe(303);
      browser.cookies.set('__Host-casusregie-login', binding);
      browser.cookies.delete('__Host-casusregie');
      await refused(browser, pathname + search);
    });

    it('a code that was used is refused by a login of its own too', async () => {
      const first = new Browser(world);
      const used = await back(first);
      await first.ask('GET', used.pathname + used.search);
      const second = new Browser(world);
      const url = await back(second);
      await refused(second, changed(url, 'code', used.searchParams.get('code')));
    });

    it('a code of another login does not fit the PKCE verifier and the nonce of this one', async () => {
      const [attacker, victim] = [new Browser(world), new Browser(world)];
      const stolen = await back(attacker);
      const url = await back(victim);
      await refused(victim, changed(url, 'code', stolen.searchParams.get('code')));
    });

    it('the state of another browser is none here: nobody is logged in as the attacker', async () => {
      const [attacker, victim] = [new Browser(world), new Browser(world)];
      const { pathname, search } = await back(attacker);
      await victim.begin();
      await refused(victim, pathname + search);
      await refused(new Browser(world), pathname + search);
    });

    it.each([
      ['state', null],
      ['state', 'guessed'],
      ['code', null],
      ['code', 'guessed'],
      ['iss', null],
      ['iss', 'https://evil.example'],
    ])('%s is %s', async (name, value) => {
      const browser = new Browser(world);
      await refused(browser, changed(await back(browser), name, value));
    });

    it('an attempt is over after ten minutes', async () => {
      const browser = new Browser(world);
      const { pathname, search } = await back(browser);
      world.clock.set(new Date(Date.now() + 10 * MINUTE + 1000).toISOString());
      await refused(browser, pathname + search);
    });

    it.each([
      ['nonce', 'swapped-for-another-nonce-of-this-length'],
      ['nonce', null],
    ])('the %s in the address of the provider is %s', async (name, value) => {
      const browser = new Browser(world);
      const url = await browser.begin();
      changed(url, name, value);
      await refused(browser, await browser.throughProvider(url.href));
    });

    it('an error of the provider, and the answer of a login that is too old', async () => {
      const browser = new Browser(world);
      const url = await back(browser);
      url.searchParams.delete('code');
      await refused(browser, changed(url, 'error', 'access_denied'));
      outside.next.at = Math.floor(Date.now() / 1000) - 3600;
      const other = new Browser(world);
      const address = await other.begin();
      // The provider would refuse to take an old login for a fresh one, so whoever tampers leaves that out.
      address.searchParams.delete('max_age');
      address.searchParams.delete('prompt');
      await refused(other, await other.throughProvider(address.href));
    });

    it('the provider itself refuses another redirect address, and a login without PKCE', async () => {
      for (const [name, value] of [
        ['redirect_uri', 'https://casusregie.example.evil.example/auth/callback'],
        ['redirect_uri', 'https://casusregie.example/auth/callback/'],
        ['code_challenge', null],
        ['code_challenge_method', 'plain'],
      ] as const) {
        const browser = new Browser(world);
        const url = await browser.begin();
        changed(url, name, value);
        const answer = await fetch(url, { redirect: 'manual' });
        const location = answer.headers.get('location') ?? '';
        expect([name, value, answer.status >= 400 || location.includes('error=invalid_request')]).toEqual([
          name,
          value,
          true,
        ]);
        if (location) await refused(browser, location.replace('https://casusregie.example', ''));
      }
    });
  });

  describe('told by the provider that somebody logged out there', () => {
    const now = () => Math.floor(Date.now() / 1000);
    const word = (more: object = {}, typ = 'logout+jwt') =>
      outside.sign(
        {
          iss: outside.issuer,
          aud: 'casusregie',
          iat: now(),
          exp: now() + 60,
          jti: 'j1',
          sub: 'officer@gm0014',
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          ...more,
        },
        { typ },
      );
    const tell = (token: string) =>
      world.nobody.post('/auth/backchannel-logout', `logout_token=${token}`, {
        'content-type': 'application/x-www-form-urlencoded',
      });

    it('ends the sessions of that account and of no other', async () => {
      const [officers, managers] = [new Browser(world), new Browser(world)];
      await officers.login();
      outside.next.account = 'manager@riec';
      await managers.login();
      expect((await tell(await word())).status).toBe(200);
      expect((await officers.ask('GET', '/v1/me')).status).toBe(401);
      expect((await managers.ask('GET', '/v1/me')).status).toBe(200);
    });

    it('takes nothing else for such a word', async () => {
      const browser = new Browser(world);
      await browser.login();
      const wrong = [
        await word({ aud: 'another-client' }),
        await word({ iss: 'https://evil.example' }),
        await word({ events: {} }),
        await word({ nonce: 'n' }),
        await word({ sub: undefined }),
        await word({ iat: now() - 3600, exp: now() + 60 }),
        'garbage',
        '',
      ];
      for (const token of wrong) expect((await tell(token)).status).toBe(400);
      expect((await browser.ask('GET', '/v1/me')).status).toBe(200);
    });
  });
});

describe('a client that proves itself with a key', () => {
  it.each([
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 }), 'PS256', 'pem'],
    ['P-256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'ES256', 'jwk'],
  ] as const)('of %s logs in without a secret', async (_name, pair, algorithm, form) => {
    const folder = mkdtempSync(join(tmpdir(), 'casusregie-key-'));
    const { privateKey, publicKey } = pair();
    const kid = 'client-1';
    const file = join(folder, 'client.key');
    writeFileSync(
      file,
      form === 'pem'
        ? (privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
        : JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }),
    );
    const outside = await OutsideProvider.start({
      client: {
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: algorithm,
        jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: algorithm } as never] },
      },
      levels: ['substantial'],
    });
    const world = await openWorld({
      env: { ...productionEnv(outside.issuer), OIDC_CLIENT_SECRET: '', OIDC_CLIENT_KEY_FILE: file },
      now: null,
    });
    try {
      await addPerson(world, 'officer@gm0014');
      Object.assign(outside.next, { account: 'officer@gm0014', level: 'substantial' });
      expect((await new Browser(world).login()).status).toBe(303);
      const { authorization, body } = outside.tokenRequests[0] ?? { authorization: '', body: '' };
      expect(authorization).toBe('');
      expect(new URLSearchParams(body).get('client_assertion_type')).toContain('jwt-bearer');
    } finally {
      await world.close();
      await outside.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
