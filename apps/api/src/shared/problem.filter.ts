import { PATTERNS, type Problem } from '@casusregie/contract';
import {
  Catch,
  HttpException,
  Inject,
  Injectable,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActLog } from '../audit/act-log';
import type { KnownRequest } from '../identity/caller';
import { problemOf, REFUSAL_KINDS, Refused, unknown, type RefusalKind } from './refusal';
import { ROUTES, type KnownRoutes } from './routes';

/** What Fastify refuses before we do, in our own reasons. */
const BY_CODE: Record<string, [RefusalKind, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['wrong-content-type', 'Stuur application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_TYPE: ['wrong-content-type', 'Stuur application/json.'],
  FST_ERR_CTP_EMPTY_TYPE: ['wrong-content-type', 'Stuur application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'De inhoud is te groot.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid', 'De inhoud ontbreekt.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid', 'De inhoud is geen geldige JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid', 'De lengte van de inhoud klopt niet.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['wrong-content-type', 'Stuur multipart/form-data met een bestand.'],
  FST_REQ_FILE_TOO_LARGE: ['too-large', 'Het bestand is te groot.'],
  FST_FILES_LIMIT: ['invalid', 'Stuur één bestand tegelijk.'],
  FST_PARTS_LIMIT: ['invalid', 'Er zijn te veel onderdelen.'],
  FST_PROTO_VIOLATION: ['invalid', 'De inhoud bevat een verboden naam.'],
  FST_ERR_BAD_URL: ['unknown', 'Dit bestaat niet, of u heeft er geen toegang toe.'],
};
const BUSY = /SQLITE_BUSY|SQLITE_FULL|SQLITE_IOERR|ECONNREFUSED|too many clients|Connection terminated/;
/** What the reader of forms says of one that was cut off or never was one. */
const BROKEN_FORM = /end of multipart data|terminated early|boundary not found|malformed part|part header/i;

const errorOf = (code: string | undefined): Refused | null => {
  const known = code ? BY_CODE[code] : undefined;
  return known ? new Refused(known[0], known[1]) : null;
};

/** Turns every refusal into problem+json, and everything unexpected into a 500 that tells nothing but its trace id. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  constructor(
    private readonly log: ActLog,
    @Inject(ROUTES) private readonly routes: KnownRoutes,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<KnownRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const traceId = request.traceId ?? '';
    const refused = this.refusalOf(error, request, reply);
    if (refused && this.isLogged(refused, request)) await this.logRefusal(request, refused);
    if (!refused) this.logger.error(`${traceId} ${error instanceof Error ? error.stack : String(error)}`);
    if (reply.sent || reply.raw.headersSent) return;
    const problem = refused ? problemOf(refused, traceId) : this.unexpected(error, traceId);
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    void reply.headers(refused?.facts.headers ?? {});
    await reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private refusalOf(error: unknown, request: KnownRequest, reply: FastifyReply): Refused | null {
    if (error instanceof Refused) return error;
    if (error instanceof HttpException) {
      const cause = error.cause as { code?: string } | undefined;
      const known = errorOf(cause?.code);
      if (known) return known;
      if (error.getStatus() === 404) {
        const allowed = this.routes.methodsOf(request.url.split('?')[0] ?? '');
        if (allowed.length === 0 || allowed.includes(request.method)) return unknown();
        void reply.header('Allow', allowed.join(', '));
        return new Refused('wrong-method', `Hier kan alleen: ${allowed.join(', ')}.`);
      }
      if (error.getStatus() === 400) return new Refused('invalid', 'De inhoud is geen geldige JSON.');
      if (error.getStatus() === 413) return new Refused('too-large', 'De inhoud is te groot.');
      if (error.getStatus() === 415) return new Refused('wrong-content-type', 'Stuur application/json.');
      return null;
    }
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    const known = errorOf(code);
    if (known) return known;
    if (error instanceof SyntaxError && statusCode === 400)
      return new Refused('invalid', 'De inhoud is geen geldige JSON.');
    if (error instanceof Error && BROKEN_FORM.test(error.message))
      return new Refused('invalid', 'Het formulier met het bestand is niet heel aangekomen.');
    if (error instanceof Error && BUSY.test(error.message))
      return new Refused('unavailable', 'De gegevens zijn nu niet bereikbaar. Probeer het zo opnieuw.');
    return null;
  }

  /** Access that was refused is logged; of too many requests the first of each minute, wherever it came in. */
  private isLogged({ kind, facts }: Refused, { url }: KnownRequest): boolean {
    if (kind === 'too-many-requests') return !facts.logged;
    return [401, 403, 404].includes(REFUSAL_KINDS[kind].status) && url.startsWith('/v1');
  }

  private async logRefusal(request: KnownRequest, refused: Refused): Promise<void> {
    const { caseId } = (request.params ?? {}) as { caseId?: string };
    await this.log
      .read(
        { ...request.caller, traceId: request.traceId ?? '' },
        {
          act: `${request.method} ${request.routeOptions?.url ?? 'unknown'}`,
          // What is no id is no object either, and could hold what the log cannot keep.
          object: caseId && PATTERNS.id.test(caseId) ? `case:${caseId}` : null,
          result: `refused:${refused.kind}`,
        },
      )
      .catch((failed: unknown) => this.logger.error(`a refusal could not be logged: ${String(failed)}`));
  }

  private unexpected(_error: unknown, traceId: string): Problem {
    return {
      type: 'https://casusregie.example/problemen/onverwacht',
      title: 'Er ging iets mis',
      status: 500,
      detail: 'Er ging bij ons iets mis. Noem bij vragen het kenmerk hieronder.',
      code: 'unexpected',
      traceId,
    };
  }
}
