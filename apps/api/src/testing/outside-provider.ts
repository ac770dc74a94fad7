import type { webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';
import Provider, { type ClientMetadata } from 'oidc-provider';
import type { Answer } from './client';
import type { World } from './test-setup';

/** An address as whoever logs in next will have it. */
interface NextLogin {
  account: string;
  /** The level that it answers; left out of the answer when null. */
  level: string | null;
  /** When the login was, in seconds since 1970; now when null. */
  at: number | null;
}

/** What an outside provider is started with. */
interface Start {
  readonly client: Partial<ClientMetadata>;
  readonly levels: string[];
}

/** Jest runs specs in a world of their own, in which the clones of Node are no plain objects to the provider. */
function withPlainClones<Made>(make: () => Made): Made {
  const clone = globalThis.structuredClone;
  globalThis.structuredClone = (value) => {
    if (Array.isArray(value)) return value.map((one) => globalThis.structuredClone(one)) as never;
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const entries = Object.entries(value).map(([name, one]) => [name, globalThis.structuredClone(one)] as const);
    return Object.fromEntries(entries) as never;
  };
  try {
    return make();
  } finally {
    globalThis.structuredClone = clone;
  }
}

/** A real OpenID provider on a port of its own, as another organisation runs one. */
export class OutsideProvider {
  readonly next: NextLogin = { account: 'nobody', level: 'substantial', at: null };
  /** Bodies of what came in at the token endpoint, to see how the client made itself known. */
  readonly tokenRequests: { authorization: string; body: string }[] = [];

  private constructor(
    readonly issuer: string,
    readonly jwk: JWK,
    private readonly privateKey: webcrypto.CryptoKey,
    private readonly stopServer: () => Promise<void>,
  ) {}

  /** Starts it for the client `casusregie`. */
  static async start({ client, levels }: Start): Promise<OutsideProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`;
    const { privateKey, publicKey } = await generateKeyPair('PS256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'outside-1', alg: 'PS256', use: 'sig' };
    const stop = (): Promise<void> =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      });
    const publicJwk = { ...(await exportJWK(publicKey)), kid: jwk.kid, alg: 'PS256', use: 'sig' };
    const outside = new OutsideProvider(issuer, publicJwk, privateKey, stop);
    const provider = withPlainClones(() => outside.build({ jwk, levels, client }));
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      request.url = request.url?.replace(/^\/realm/, '') ?? '/';
      if (request.url.startsWith('/interaction/')) void outside.finish(provider, request, response);
      else {
        if (request.url.startsWith('/token')) outside.note(request);
        (request as { originalUrl?: string }).originalUrl = `/realm${request.url}`;
        void answer(request, response);
      }
    });
    return outside;
  }

  private build({ jwk, levels, client }: Start & { jwk: JWK }): Provider {
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: 'casusregie',
          redirect_uris: ['https://casusregie.example/auth/callback'],
          post_logout_redirect_uris: ['https://casusregie.example/aanmelden'],
          response_types: ['code'],
          grant_types: ['authorization_code'],
          id_token_signed_response_alg: 'PS256',
          ...client,
        },
      ],
      jwks: { keys: [jwk as never] },
      acrValues: levels,
      pkce: { required: () => true },
      cookies: { keys: ['of-the-spec'] },
      features: { devInteractions: { enabled: false } },
      routes: { jwks: '/keys/of/this/realm' },
      enabledJWA: {
        idTokenSigningAlgValues: ['PS256'],
        clientAuthSigningAlgValues: ['PS256', 'ES256', 'EdDSA'],
      },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      interactions: { url: (_context, { uid }) => `/realm/interaction/${uid}` },
      findAccount: (_context, account) => ({ accountId: account, claims: () => ({ sub: account }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId ?? '',
          accountId: oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
  }

  private async finish(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { account: accountId, level, at } = this.next;
    const login = { accountId, remember: false, ...(level && { acr: level }), ...(at && { ts: at }) };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }

  private note(request: IncomingMessage): void {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => this.tokenRequests.push({ authorization: request.headers.authorization ?? '', body }));
  }

  /** Signs claims with the provider's own key, for tokens that it would never give. */
  async sign(claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'PS256', kid: 'outside-1', typ: 'at+jwt', ...header })
      .sign(this.privateKey, { crit: { strange: true } });
  }

  stop(): Promise<void> {
    return this.stopServer();
  }
}

const AT = 'https://casusregie.example';

/** A browser with cookies, that calls the app without a socket and the provider over one. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly outsideCookies = new Map<string, string>();

  constructor(private readonly world: World) {}

  /** Calls the app as the page does, with the cookies. */
  async ask(method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.world.nobody.ask({
      method,
      url,
      headers: { host: 'casusregie.example', ...(cookie && { cookie }), ...headers },
    });
    keep(this.cookies, [answer.headers['set-cookie'] ?? []].flat().map(String));
    return answer;
  }

  /** A change as our own app sends it. */
  change(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('POST', url, { origin: AT, 'x-requested-with': 'casusregie', ...headers });
  }

  /** Goes to the provider and through it; answers the address with which it sends the browser back to the app. */
  async throughProvider(address: string): Promise<string> {
    let at = address;
    for (let steps = 0; steps < 10; steps += 1) {
      const cookie = [...this.outsideCookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      keep(this.outsideCookies, answer.headers.getSetCookie());
      const location = answer.headers.get('location');
      if (!location) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
      at = new URL(location, at).href;
      if (at.startsWith(AT)) return at.slice(AT.length);
    }
    throw new Error('the provider goes round in circles');
  }

  /** Begins to log in; answers where the app sends the browser. */
  async begin(returnTo = '/casussen'): Promise<URL> {
    const answer = await this.ask('GET', `/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    if (answer.status !== 302) throw new Error(`answered ${answer.status}: ${answer.text}`);
    return new URL(answer.header('location'));
  }

  /** Logs in from beginning to end. */
  async login(): Promise<Answer> {
    const callback = await this.throughProvider((await this.begin()).href);
    return this.ask('GET', callback);
  }
}

function keep(jar: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), value);
  }
}
