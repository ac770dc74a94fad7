import { randomText } from './random';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { KnownRequest } from '../identity/caller';
import type { Settings } from './settings';
import { headersOf, isDocs } from './answer-headers';
import { problemOf, Refused, unknown } from './refusal';

const ACCEPTED = /(application|\*)\/(json|problem\+json|\*)/;
const WITH_BODY = ['POST', 'PUT', 'PATCH'];
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Addresses that take a file, and those that answer with one. */
const TAKES_FILE = /\/(attachments|file|inquiry-lines\/imports|case-imports)$/;
const GIVES_FILE = /\/(attachments\/|file$|exports$|case-exports$|case-imports\/template$)/;

/** What a route may set before us. */
const OWN = ['Content-Security-Policy', 'Cache-Control'];

function refuseOddContent(request: KnownRequest): void {
  const { accept } = request.headers;
  const type = request.headers['content-type'];
  if (accept && !ACCEPTED.test(accept) && !GIVES_FILE.test(request.url) && !isDocs(request.url)) {
    throw new Refused('not-acceptable', 'De api antwoordt met application/json.');
  }
  if (!WITH_BODY.includes(request.method)) return;
  const empty =
    request.headers['content-length'] === '0' ||
    (!type && !request.headers['transfer-encoding'] && !request.headers['content-length']);
  const isFile = TAKES_FILE.test(request.url);
  const wanted = isFile ? /^multipart\/form-data\s*;/i : /^application\/json\s*(;|$)/i;
  if (!empty && !wanted.test(type ?? '')) {
    throw new Refused('wrong-content-type', `Stuur ${isFile ? 'multipart/form-data' : 'application/json'}.`);
  }
}

/** The headers of every answer, unless it has set its own; those of the documentation come from a library. */
function addHeaders(request: KnownRequest, reply: FastifyReply, settings: Settings): void {
  const { url, traceId = '', cspNonce: nonce = '' } = request;
  for (const [name, value] of Object.entries(headersOf({ url, traceId, nonce }, settings))) {
    if (!OWN.includes(name) || isDocs(url) || !reply.hasHeader(name)) void reply.header(name, value);
  }
}

/** Answers an address that cannot be read, such as `/v1/%`: the server refuses it before any hook or filter. */
export async function refuseBadAddress(request: KnownRequest, reply: FastifyReply, settings: Settings): Promise<void> {
  request.traceId = randomText(16, 'hex');
  addHeaders(request, reply, settings);
  const problem = problemOf(unknown(), request.traceId);
  await reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** What Node tells of a request that never became one, and what we answer. */
const BROKEN: Record<string, [status: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'De kopregels van dit verzoek zijn te groot.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Dit verzoek duurde te lang.'],
};

/** Answers what is no HTTP: no hook or filter ever sees it, so the answer is written here, with the headers of every other. */
export const refuseBroken =
  (settings: Settings) =>
  ({ code }: NodeJS.ErrnoException, socket: Socket): void => {
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [line, detail] = BROKEN[code ?? ''] ?? ['400 Bad Request', 'Dit verzoek is geen geldige HTTP.'];
    const traceId = randomText(16, 'hex');
    const status = Number(line.slice(0, 3));
    const body = JSON.stringify({ ...problemOf(new Refused('invalid', detail), traceId), status });
    const headers = {
      ...headersOf({ url: '/v1', traceId, nonce: '' }, settings),
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${line}`, ...lines, '', body].join('\r\n'));
  };

/** The documentation page comes from a library: our nonce goes on its scripts and styles, and no style stands in a tag. */
const withNonce = (html: string, nonce: string): string =>
  html
    .replace(/<(script|style)\b/g, `<$1 nonce="${nonce}"`)
    .replace(/ style="position:absolute;width:0;height:0"/g, ' width="0" height="0"')
    .replace(/ style="[^"]*"/g, '');

/** What goes for every request and answer: a trace id, the right content types, and the security headers. */
export function addHooks(fastify: FastifyInstance, settings: Settings): void {
  fastify.addHook('onRequest', async (request: KnownRequest) => {
    request.traceId = TRACEPARENT.exec(String(request.headers['traceparent'] ?? ''))?.[1] ?? randomText(16, 'hex');
    if (!request.url.startsWith('/v1') || isDocs(request.url)) request.cspNonce = randomText(16, 'base64');
    if (request.url.startsWith('/v1')) refuseOddContent(request);
  });
  fastify.addHook('onSend', async (request: KnownRequest, reply: FastifyReply, payload) => {
    addHeaders(request, reply, settings);
    const page = isDocs(request.url) && String(reply.getHeader('Content-Type')).startsWith('text/html');
    if (!page || typeof payload !== 'string') return payload;
    void reply.type('text/html; charset=utf-8');
    return withNonce(payload, request.cspNonce ?? '');
  });
}
