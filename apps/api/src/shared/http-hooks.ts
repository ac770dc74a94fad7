import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { KnownRequest } from '../identity/caller';
import type { Settings } from './settings';
import { problemOf, Refused, unknown } from './refusal';

/** The version of the api, on every answer and in the OpenAPI document. */
export const API_VERSION = '1.0.0';

const ACCEPTED = /(application|\*)\/(json|problem\+json|\*)/;
const WITH_BODY = ['POST', 'PUT', 'PATCH'];
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

const pageCsp = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types angular angular#bundler`;
const API_CSP = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The browsable documentation is the one page with foreign scripts and styles of its own. */
const DOCS_CSP =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function refuseOddContent(request: KnownRequest): void {
  const { accept } = request.headers;
  const type = request.headers['content-type'];
  if (
    accept &&
    !ACCEPTED.test(accept) &&
    !request.url.includes('/attachments/') &&
    !request.url.startsWith('/v1/docs')
  ) {
    throw new Refused('not-acceptable', 'De api antwoordt met application/json.');
  }
  if (!WITH_BODY.includes(request.method)) return;
  const empty =
    request.headers['content-length'] === '0' ||
    (!type && !request.headers['transfer-encoding'] && !request.headers['content-length']);
  const wanted = request.url.endsWith('/attachments') ? /^multipart\/form-data\s*;/i : /^application\/json\s*(;|$)/i;
  if (!empty && !wanted.test(type ?? '')) {
    throw new Refused(
      'wrong-content-type',
      `Stuur ${request.url.endsWith('/attachments') ? 'multipart/form-data' : 'application/json'}.`,
    );
  }
}

/** The headers of every answer, unless it has set its own. */
function addHeaders(request: KnownRequest, reply: FastifyReply, { publicUrl }: Settings): void {
  const api = request.url.startsWith('/v1');
  const docs = request.url.startsWith('/v1/docs');
  void reply.header('API-Version', API_VERSION);
  void reply.header('Trace-Id', request.traceId ?? '');
  void reply.header('X-Content-Type-Options', 'nosniff');
  void reply.header('X-Frame-Options', 'DENY');
  void reply.header('Referrer-Policy', 'no-referrer');
  void reply.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
  void reply.header('Cross-Origin-Resource-Policy', 'same-origin');
  void reply.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (publicUrl.startsWith('https://')) {
    void reply.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  }
  if (!reply.hasHeader('Content-Security-Policy')) {
    void reply.header('Content-Security-Policy', docs ? DOCS_CSP : api ? API_CSP : pageCsp(request.cspNonce ?? ''));
  }
  if (!reply.hasHeader('Cache-Control')) void reply.header('Cache-Control', 'no-store');
}

/** Answers an address that cannot be read, such as `/v1/%`: the server refuses it before any hook or filter. */
export async function refuseBadAddress(request: KnownRequest, reply: FastifyReply, settings: Settings): Promise<void> {
  request.traceId = randomBytes(16).toString('hex');
  addHeaders(request, reply, settings);
  const problem = problemOf(unknown(), request.traceId);
  await reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** What goes for every request and answer: a trace id, the right content types, and the security headers. */
export function addHooks(fastify: FastifyInstance, settings: Settings): void {
  fastify.addHook('onRequest', async (request: KnownRequest) => {
    request.traceId =
      TRACEPARENT.exec(String(request.headers['traceparent'] ?? ''))?.[1] ?? randomBytes(16).toString('hex');
    if (request.url.startsWith('/v1')) refuseOddContent(request);
    else request.cspNonce = randomBytes(16).toString('base64');
  });
  fastify.addHook('onSend', async (request: KnownRequest, reply: FastifyReply, payload) => {
    addHeaders(request, reply, settings);
    return payload;
  });
}
