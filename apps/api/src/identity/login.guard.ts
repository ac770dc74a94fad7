import { asksFreshLogin, isFreshLogin, isStrongLogin, type LoginProof } from '@casusregie/domain';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { actFor } from '../database/on-behalf';
import { Clock } from '../shared/clock';
import { RateLimits } from '../shared/rate-limits';
import { Refused } from '../shared/refusal';
import { ROUTE_RULES, type RouteRules } from '../shared/route-rules';
import { SETTINGS, type Settings } from '../shared/settings';
import { Callers } from './callers';
import type { Caller, KnownRequest } from './caller';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** A header that a foreign page cannot send without asking first. */
export const SAME_APP_HEADER = 'x-requested-with';
export const SAME_APP_VALUE = 'casusregie';

interface Known {
  readonly caller: Caller;
  readonly proof: LoginProof;
}

/**
 * Lets a request pass when it carries a live session or a valid token, and puts its caller on it. How much one may ask, and
 * whether the act asks a fresh login, is decided here too: before anything is looked up, so the answer tells nothing.
 */
@Injectable()
export class LoginGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly rates: RateLimits,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const known = await this.whoAsks(request);
    if (!known || !isStrongLogin(known.proof.level, this.settings.loginLevels)) {
      this.rates.takeUnknown(request.ip);
      throw new Refused('not-logged-in', 'U bent niet (meer) aangemeld.');
    }
    request.caller = known.caller;
    actFor(known.caller.actor.personId);
    const rules = this.reflector.get<RouteRules | undefined>(ROUTE_RULES, context.getHandler());
    const { person, organisation } = known.caller;
    this.rates.take('work', person.id, organisation.id);
    if (rules?.rate) this.rates.take(rules.rate, person.id, organisation.id);
    this.requireFreshLogin(rules, request, known.proof);
    return true;
  }

  private async whoAsks(request: KnownRequest): Promise<Known | null> {
    const traceId = request.traceId ?? '';
    const { authorization } = request.headers;
    // Whoever sends a token means to be known by it: a cookie beside it counts for nothing.
    if (authorization !== undefined) return this.byToken(authorization, traceId);
    const cookie = request.cookies[this.sessions.cookieName];
    if (!cookie) return null;
    const found = await this.callers.bySession(cookie, traceId, this.settings.sessionIdleMinutes);
    if (!found) return null;
    this.refuseForeign(request);
    await this.sessions.touch(cookie, found.seenAt);
    return found;
  }

  private async byToken(authorization: string, traceId: string): Promise<Known | null> {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    const verified = token ? await this.tokens.verify(token) : null;
    if (!verified) return null;
    const caller = await this.callers.byAccount(verified.account, traceId);
    return caller && { caller, proof: verified.proof };
  }

  /** A cookie goes along with every request of a browser, so a change must show that it comes from our own app. */
  private refuseForeign({ method, headers }: KnownRequest): void {
    if (SAFE_METHODS.includes(method)) return;
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const fromApp = headers[SAME_APP_HEADER] === SAME_APP_VALUE;
    const fromHere = origin === undefined || origin === this.settings.publicUrl;
    if (!fromApp || !fromHere || (site !== undefined && site !== 'same-origin')) {
      throw new Refused('foreign-origin', 'Dit verzoek komt niet uit de eigen app.');
    }
  }

  /** RFC 9470: tells the browser to log in again, after which it sends the same request once more. */
  private requireFreshLogin(rules: RouteRules | undefined, { body }: KnownRequest, proof: LoginProof): void {
    const act = typeof rules?.act === 'function' ? rules.act(body) : rules?.act;
    if (!act || !asksFreshLogin(act)) return;
    const { freshLoginMinutes: minutes, loginLevels: levels } = this.settings;
    if (isFreshLogin(proof, { now: this.clock.ms(), minutes, levels })) return;
    const asked = levels.length > 0 ? `, acr_values="${levels.join(' ')}"` : '';
    throw new Refused(
      'step-up-needed',
      `Meld u opnieuw aan: voor deze handeling mag de aanmelding niet ouder zijn dan ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}.`,
      {
        headers: {
          'WWW-Authenticate': `Bearer error="insufficient_user_authentication", error_description="A fresh login is needed", max_age="${minutes * 60}"${asked}`,
        },
      },
    );
  }
}
