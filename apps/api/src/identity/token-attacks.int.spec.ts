import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { exportSPKI, importJWK, UnsecuredJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { withoutIds } from '../testing/alike';
import type { Answer } from '../testing/client';
import { OutsideProvider } from '../testing/outside-provider';
import { addPerson, productionEnv } from '../testing/production';
import { openWorld, type World } from '../testing/test-setup';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('attacks with tokens', () => {
  let outside: OutsideProvider;
  let world: World;
  let person: string;

  beforeAll(async () => {
    outside = await OutsideProvider.start({ client: { client_secret: 'geheim' }, levels: ['substantial'] });
    world = await openWorld({ env: productionEnv(outside.issuer), now: null });
    person = await addPerson(world, 'officer@gm0014');
  });
  afterAll(async () => {
    await world?.close();
    await outside?.stop();
  });
  beforeEach(() => world.clock.set(null));

  const now = () => Math.floor(Date.now() / 1000);
  const good = (): JWTPayload => ({
    iss: outside.issuer,
    aud: 'https://casusregie.example/v1',
    sub: 'officer@gm0014',
    client_id: 'another-system',
    iat: now(),
    exp: now() + 600,
    jti: 'j1',
    acr: 'substantial',
    auth_time: now(),
  });
  const without = (name: string): JWTPayload =>
    Object.fromEntries(Object.entries(good()).filter(([claim]) => claim !== name));
  const sign = (claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}) => outside.sign(claims, header);
  const ask = (authorization: string, url = '/v1/me'): Promise<Answer> => world.nobody.get(url, { authorization });
  /** What is told, apart from its trace. */
  const told = ({ status, text, headers }: Answer): unknown => ({
    status,
    text: withoutIds(text),
    headers: { ...headers, date: '', 'trace-id': '' },
  });

  it('a token of the provider for this api is taken, and stands for its person', async () => {
    const answer = await ask(`Bearer ${await sign(good())}`);
    expect(answer.ok<{ person: { id: string } }>().person.id).toBe(person);
  });

  const ATTACKS: Record<string, () => Promise<string> | string> = {
    'no token': () => '',
    'algorithm none': () => new UnsecuredJWT(good()).encode(),
    'algorithm none, by header alone': async () => {
      const [, claims] = (await sign(good())).split('.');
      return `${encode({ alg: 'none', typ: 'at+jwt' })}.${claims}.`;
    },
    'HS256, signed with the public key': async () => {
      const key = await importJWK(outside.jwk, 'PS256', { extractable: true });
      const head = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: outside.jwk.kid })}.${encode(good())}`;
      const secret = await exportSPKI(key as never);
      return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
    },
    'another issuer': () => sign({ ...good(), iss: 'https://evil.example' }),
    'another api': () => sign({ ...good(), aud: 'https://elsewhere.example/v1' }),
    'no issuer': () => sign(without('iss')),
    'no audience': () => sign(without('aud')),
    'no subject': () => sign(without('sub')),
    'an empty subject': () => sign({ ...good(), sub: '' }),
    'no end': () => sign(without('exp')),
    'no id': () => sign(without('jti')),
    'no moment of issue': () => sign(without('iat')),
    'over a second ago': () => sign({ ...good(), exp: now() - 1 }),
    'not yet valid': () => sign({ ...good(), nbf: now() + 60 }),
    'an end that is a text': () => sign({ ...good(), exp: '9999999999' as never }),
    'of type JWT': () => sign(good(), { typ: 'JWT' }),
    'without a type': () => sign(good(), { typ: undefined as never }),
    'an ID token': () => sign({ ...good(), aud: 'casusregie', nonce: 'n' }, { typ: 'JWT' }),
    'a logout token': () => sign({ ...good(), events: {} }, { typ: 'logout+jwt' }),
    'a key that is not published': () => sign(good(), { kid: 'another' }),
    'a critical header': () => sign(good(), { crit: ['strange'], strange: 'x' }),
    'a lower level': () => sign({ ...good(), acr: 'low' }),
    'no level': () => sign(without('acr')),
    'an account that is not known': () => sign({ ...good(), sub: 'stranger@elsewhere' }),
    'changed after signing': async () => {
      const [head, , signature] = (await sign(good())).split('.');
      return `${head}.${encode({ ...good(), sub: 'manager@riec' })}.${signature}`;
    },
    'the signature cut off': async () => (await sign(good())).replace(/[^.]*$/, ''),
    'two megabytes': () => 'x'.repeat(2_000_000),
    'two megabytes, and signed': () => sign({ ...good(), more: 'x'.repeat(2_000_000) }),
    garbage: () => '....',
    'bytes of no text': () => 'ÿþ\u0080'.replace(/[^\x21-\x7e]/g, '%'),
    'a key that it brings itself (jwk)': () => ownKey('jwk'),
    'a key at an address that it names (jku)': () => ownKey('jku'),
    'a certificate at an address that it names (x5u)': () => ownKey('x5u'),
  };

  /** A token signed with a key of the attacker, that says itself where that key is. */
  function ownKey(where: 'jwk' | 'jku' | 'x5u'): string {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'outside-1', use: 'sig', alg: 'RS256' };
    const place = where === 'jwk' ? key : 'https://evil.example/keys';
    const head = `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'outside-1', [where]: place })}.${encode(good())}`;
    return `${head}.${createSign('sha256').update(head).sign(privateKey, 'base64url')}`;
  }

  it.each(Object.keys(ATTACKS))('%s: refused in the same words as every other', async (name) => {
    const token = (await ATTACKS[name]?.()) ?? '';
    const plain = await world.nobody.get('/v1/me');
    const answer = await ask(`Bearer ${token}`);
    expect(answer.status).toBe(401);
    expect(told(answer)).toEqual(told(plain));
  });

  it('a token in the address, in a cookie, or under another scheme is none', async () => {
    const token = await sign(good());
    expect((await world.nobody.get(`/v1/me?access_token=${token}`)).status).toBe(401);
    expect((await world.nobody.get('/v1/me', { cookie: `__Host-casusregie=${token}` })).status).toBe(401);
    expect((await ask(`Basic ${token}`)).status).toBe(401);
    expect((await ask(`DPoP ${token}`)).status).toBe(401);
  });

  it('a token that was good once is remembered, and yet ends when it ends, and with the account', async () => {
    const token = `Bearer ${await sign(good())}`;
    expect((await ask(token)).status).toBe(200);
    world.clock.set(new Date(Date.now() + 601_000).toISOString());
    expect((await ask(token)).status).toBe(401);
    world.clock.set(null);
    expect((await ask(token)).status).toBe(200);
    const be = (active: boolean) =>
      world.work.run((tx) => tx.run('UPDATE persons SET active = $1 WHERE id = $2', [active, person]));
    await be(false);
    try {
      expect((await ask(token)).status).toBe(401);
    } finally {
      await be(true);
    }
  });

  it('each refusal is logged, without the token', async () => {
    const token = await sign({ ...good(), acr: 'low', secret: 'KENMERK' });
    const before = await world.count('SELECT count(*) AS n FROM log_entries');
    await ask(`Bearer ${token}`);
    expect(await world.count('SELECT count(*) AS n FROM log_entries')).toBe(before + 1);
    const rows = await world.rows<object>('SELECT * FROM log_payloads');
    expect(JSON.stringify(rows)).not.toContain(token.slice(-40));
  });
});
