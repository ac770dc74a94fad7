import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppModule } from './app.module';
import { asRequest } from './database/on-behalf';
import { DemoProvider } from './identity/demo-provider';
import { headersOf } from './shared/answer-headers';
import type { Clock } from './shared/clock';
import { addHooks, refuseBadAddress, refuseBroken } from './shared/http-hooks';
import { openApiDocument } from './shared/open-api';
import { ROUTES, type KnownRoutes } from './shared/routes';
import type { Settings } from './shared/settings';
import { serveWebApp } from './shared/web-app';

const BODY_BYTES = 1_048_576;

/** Builds the application, ready to listen; the database must have been migrated. */
export async function createApp(settings: Settings, clock?: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    clientErrorHandler: refuseBroken(settings) as never,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void refuseBadAddress(request, reply, settings),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(settings, clock), adapter, {
    logger: ['error', 'warn'],
  });
  const fastify = adapter.getInstance();
  const routes = app.get<KnownRoutes>(ROUTES);
  fastify.addHook('onRoute', ({ url, method }) => routes.add(url, method));
  addHooks(fastify as never, settings);
  // After the body has been read: reading it lets go of what runs beside a request.
  fastify.addHook('preValidation', (_request, _reply, done) => asRequest(done));
  await app.register(cookie as never);
  await app.register(multipart as never, {
    limits: { files: 1, fields: 0, parts: 1, fileSize: settings.attachmentBytes + 1 },
  });
  if (settings.mode === 'demo' && !settings.oidc) mountProvider(app, settings);
  if (settings.webDir) await serveWebApp(fastify as never, settings.webDir);
  // Put together when it is first asked for: it takes longer than all the rest of the start.
  let document: ReturnType<typeof openApiDocument> | undefined;
  const described = (): ReturnType<typeof openApiDocument> => (document ??= openApiDocument(app, settings.publicUrl));
  SwaggerModule.setup('v1/docs', app, described, { customSiteTitle: 'Casusregie API', raw: false });
  routes.describeBy(described);
  let text: string | undefined;
  fastify.get('/v1/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(described());
    await reply.header('Access-Control-Allow-Origin', '*').type('application/json; charset=utf-8').send(text);
  });
  await app.init();
  return app;
}

/** Everything under `/oidc` but our own page to choose an account is the embedded provider's. */
function mountProvider(app: NestFastifyApplication, settings: Settings): void {
  const provider = app.get(DemoProvider);
  app.use('/oidc', (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (request.url?.startsWith('/interaction/')) {
      next();
      return;
    }
    const [traceId, nonce] = [randomBytes(16).toString('hex'), randomBytes(16).toString('base64')];
    const headers = headersOf({ url: '/oidc', traceId, nonce }, settings);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    void provider.handle(request, response, nonce);
  });
}
