import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { actFor } from '../database/on-behalf';
import { Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';
import { Callers } from './callers';
import type { Caller, KnownRequest } from './caller';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** A header that a foreign page cannot send without asking first. */
export const SAME_APP_HEADER = 'x-requested-with';
export const SAME_APP_VALUE = 'casusregie';

/** Lets a request pass when it carries a live session or a valid token, and puts its caller on it. */
@Injectable()
export class LoginGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const caller = await this.callerOf(request);
    if (!caller) throw new Refused('not-logged-in', 'U bent niet (meer) aangemeld.');
    request.caller = caller;
    actFor(caller.actor.personId);
    return true;
  }

  private async callerOf(request: KnownRequest): Promise<Caller | null> {
    const traceId = request.traceId ?? '';
    const bearer = request.headers.authorization?.match(/^Bearer (\S+)$/i)?.[1];
    if (bearer) {
      const account = await this.tokens.accountOf(bearer);
      return account === null ? null : this.callers.byAccount(account, traceId);
    }
    const cookie = request.cookies[this.sessions.cookieName];
    if (!cookie) return null;
    const found = await this.callers.bySession(cookie, traceId, this.settings.sessionIdleMinutes);
    if (!found) return null;
    this.refuseForeign(request);
    await this.sessions.touch(cookie, found.seenAt);
    return found.caller;
  }

  /** A cookie goes along with every request of a browser, so a change must show that it comes from our own app. */
  private refuseForeign(request: KnownRequest): void {
    if (SAFE_METHODS.includes(request.method)) return;
    const { origin } = request.headers;
    const fromApp = request.headers[SAME_APP_HEADER] === SAME_APP_VALUE;
    if (!fromApp || (origin !== undefined && origin !== this.settings.publicUrl)) {
      throw new Refused('foreign-origin', 'Dit verzoek komt niet uit de eigen app.');
    }
  }
}
