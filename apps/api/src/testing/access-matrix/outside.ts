/** A route that the OpenAPI document does not tell of, and what it answers to whoever asks. */
export interface OutsideRow {
  readonly route: string;
  /** The address as somebody asks it, when the route has parts to fill in. */
  readonly asked?: string;
  readonly body?: unknown;
  /** Answered by the provider under our roof, before the routes of the server. */
  readonly ofTheProvider?: true;
  /** The status without a login. */
  readonly nobody: number;
  /** The status with one, when it differs. */
  readonly known?: number;
  readonly why: string;
}

/** Kept by hand; a spec holds it against every route that the server has. */
export const OUTSIDE: readonly OutsideRow[] = [
  { route: 'GET /v1/openapi.json', nobody: 200, why: 'tells how the api is asked, nothing of its content' },
  { route: 'GET /v1/docs', nobody: 200, why: 'the same for people' },
  { route: 'GET /health/live', nobody: 200, why: 'up or not' },
  { route: 'GET /health/ready', nobody: 200, why: 'ready or not' },
  { route: 'GET /auth/login', nobody: 302, why: 'sends to the OpenID provider' },
  { route: 'GET /auth/callback', nobody: 401, why: 'without an attempt of this browser it is nobody' },
  { route: 'GET /auth/done', nobody: 200, why: 'a page that closes itself' },
  { route: 'GET /auth/done.js', nobody: 200, why: 'the script of that page' },
  {
    route: 'POST /auth/backchannel-logout',
    body: {},
    nobody: 400,
    why: 'takes a signed word of the OpenID provider, which ends sessions',
  },
  { route: 'GET /.well-known/security.txt', nobody: 200, why: 'where a weakness is reported' },
  { route: 'POST /auth/logout', nobody: 401, known: 204, why: 'ends sessions of who asks' },
  { route: 'GET /demo/accounts', nobody: 200, why: 'demo mode only: invented accounts' },
  { route: 'GET /demo/accounts.js', nobody: 200, why: 'demo mode only: the script of the page to choose one' },
  { route: 'POST /demo/token', body: { account: 'nn-analist' }, nobody: 200, why: 'demo mode only' },
  {
    route: 'GET /oidc/interaction/:uid',
    asked: '/oidc/interaction/x',
    nobody: 200,
    why: 'demo mode only: choose an account',
  },
  {
    route: 'GET /oidc/.well-known/openid-configuration',
    ofTheProvider: true,
    nobody: 200,
    why: 'demo mode only: where the provider is asked',
  },
  { route: 'GET /oidc/jwks', ofTheProvider: true, nobody: 200, why: 'demo mode only: public keys' },
  { route: 'GET /oidc/auth', ofTheProvider: true, nobody: 400, why: 'demo mode only: no client is named' },
  {
    route: 'GET /oidc/me',
    ofTheProvider: true,
    nobody: 401,
    why: 'demo mode only: no token of the provider',
  },
  { route: 'GET /', nobody: 200, why: 'the page of the web app, the same for everybody' },
  { route: 'GET /*', asked: '/casussen', nobody: 200, why: 'that page at every address of the web app' },
  { route: 'POST /oidc/interaction/:uid', asked: '/oidc/interaction/x', body: {}, nobody: 400, why: 'demo mode only' },
];

/** Files of the browsable documentation and of the web app, and answers to a preflight. */
export const OF_A_LIBRARY = /^(GET|HEAD) \/v1\/docs|^OPTIONS |^(GET|HEAD) \/index\.html$/;
