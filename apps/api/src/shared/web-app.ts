import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { KnownRequest } from '../identity/caller';

const OURS = /^\/(v1|auth|oidc|demo|health|\.well-known)(\/|$|\?)/;
/** Built files carry a digest in their name and never change. */
const DIGESTED = /-[A-Z0-9]{8}\.(js|css|woff2|svg|png)$/;

/** Serves the built web app: files as they are, and the page itself for every address of the app. */
export async function serveWebApp(fastify: FastifyInstance, folder: string): Promise<void> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header(
        'Cache-Control',
        DIGESTED.test(path.replace(/\.gz$/, '')) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const sendPage = async (request: KnownRequest, reply: FastifyReply): Promise<void> => {
    await reply
      .type('text/html; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(page.replaceAll('CSP_NONCE', request.cspNonce ?? ''));
  };
  fastify.get('/', sendPage);
  fastify.get('/*', async (request: KnownRequest, reply) => {
    if (OURS.test(request.url) || /\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] ?? '')) {
      reply.callNotFound();
      return;
    }
    await sendPage(request, reply);
  });
}
