import '@fastify/cookie';
import { createHash, randomBytes } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActLog } from '../audit/act-log';
import { LoginAttempt } from '../database/entities';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import { RateLimits } from '../shared/rate-limits';
import { Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';
import { Callers } from './callers';
import type { KnownRequest } from './caller';
import { LoginGuard } from './login.guard';
import { OidcClient } from './oidc-client';
import { DONE_SCRIPT, donePage, messagePage } from './pages';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

const ATTEMPT_MS = 600_000;
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
/** Only a path of our own app; never another site. */
const ownPath = (text: string | undefined): string => (text && /^\/(?![/\\])[\w\-./?=&%]*$/.test(text) ? text : '/');

/** Logging in and out by OpenID Connect: code flow with PKCE, state and nonce, each used once. */
@ApiExcludeController()
@Controller('auth')
export class LoginController {
  constructor(
    private readonly oidc: OidcClient,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly callers: Callers,
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly rates: RateLimits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('login')
  async login(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Query('returnTo') returnTo?: string,
    @Query('popup') popup?: string,
  ): Promise<void> {
    this.rates.takeUnknown(request.ip);
    const publicHost = new URL(this.settings.publicUrl).host;
    if (request.headers.host !== publicHost) {
      // The session cookie belongs to one address; begin there.
      await reply.redirect(`${this.settings.publicUrl}${request.url}`, 302);
      return;
    }
    const binding = randomBytes(24).toString('base64url');
    const state = randomBytes(24).toString('base64url');
    const nonce = randomBytes(24).toString('base64url');
    const begun = await this.oidc.start(state, nonce).catch(() => null);
    if (!begun) {
      const text = 'De aanmelddienst is nu niet bereikbaar. Probeer het straks opnieuw.';
      await this.tell(request, reply, { status: 503, title: 'Aanmelden kan nu niet', text });
      return;
    }
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await tx.run('DELETE FROM login_attempts WHERE expires_at < $1', [now]);
      await tx.insert(LoginAttempt, {
        state: digest(`${state}.${binding}`),
        nonce,
        verifier: begun.verifier,
        return_to: popup ? '/auth/done' : ownPath(returnTo),
        expires_at: new Date(Date.parse(now) + ATTEMPT_MS).toISOString(),
      });
    });
    this.setCookie(reply, this.sessions.attemptCookieName, binding, ATTEMPT_MS / 1000);
    await reply.redirect(begun.url, 302);
  }

  @Get('callback')
  async callback(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Query('state') state?: string,
  ): Promise<void> {
    this.rates.takeUnknown(request.ip);
    const key = digest(`${String(state)}.${request.cookies[this.sessions.attemptCookieName] ?? ''}`);
    const attempt = await this.reads.first<LoginAttempt>(
      'SELECT * FROM login_attempts WHERE state = $1 AND expires_at > $2',
      [key, this.clock.now()],
    );
    const used = attempt
      ? await this.work.run((tx) => tx.run('DELETE FROM login_attempts WHERE state = $1', [key]))
      : 0;
    if (!attempt || used !== 1) {
      await this.refuse(request, reply, 'Deze aanmelding is verlopen. Probeer het opnieuw.');
      return;
    }
    const login = await this.oidc.finish(`${this.settings.publicUrl}${request.url}`, {
      state: String(state),
      nonce: attempt.nonce,
      verifier: attempt.verifier,
    });
    const caller = login ? await this.callers.byAccount(login.account, request.traceId ?? '') : null;
    if (!login || !caller) {
      const text = 'Dit account is niet bekend in Casusregie, of de aanmelding was niet sterk genoeg.';
      await this.refuse(request, reply, text);
      return;
    }
    const cookie = await this.sessions.start(caller, login, request.cookies[this.sessions.cookieName]);
    this.setCookie(reply, this.sessions.cookieName, cookie);
    void reply.clearCookie(this.sessions.attemptCookieName, { path: '/', secure: this.sessions.secure });
    await reply.redirect(attempt.return_to, 303);
  }

  /** Tells the tab that opened this window that somebody is logged in again. */
  @Get('done')
  async done(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/html; charset=utf-8').send(donePage(request.cspNonce ?? ''));
  }

  @Get('done.js')
  async doneScript(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/javascript; charset=utf-8').send(DONE_SCRIPT);
  }

  /** Ends every session of the person; where the provider keeps one of its own, answers the address that ends it. */
  @Post('logout')
  @UseGuards(LoginGuard)
  async logout(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.caller) await this.sessions.endAll(request.caller);
    void reply.clearCookie(this.sessions.cookieName, { path: '/', secure: this.sessions.secure });
    void reply.header('Clear-Site-Data', '"cache", "cookies", "storage"');
    const location = await this.oidc.leaveAddress();
    if (location) await reply.status(200).type('application/json; charset=utf-8').send(JSON.stringify({ location }));
    else await reply.status(204).send();
  }

  /** The provider tells that somebody logged out there, or was shut out (OpenID Connect Back-Channel Logout 1.0). */
  @Post('backchannel-logout')
  @HttpCode(200)
  async toldByProvider(@Req() request: KnownRequest, @Body() body: unknown): Promise<void> {
    this.rates.takeUnknown(request.ip);
    const token = (body as { logout_token?: unknown } | null)?.logout_token;
    const word = typeof token === 'string' ? await this.tokens.logoutWord(token) : null;
    if (!word) throw new Refused('invalid', 'Dit is geen geldig bericht van de aanmelddienst.');
    await this.sessions.endByProvider(word);
    await this.log.read({ traceId: request.traceId ?? '' }, { act: 'logOutByProvider', object: null, payload: word });
  }

  private setCookie(reply: FastifyReply, name: string, value: string, maxAge?: number): void {
    void reply.setCookie(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.sessions.secure,
      ...(maxAge !== undefined && { maxAge }),
    });
  }

  private async refuse(request: KnownRequest, reply: FastifyReply, text: string): Promise<void> {
    await this.log.read({ traceId: request.traceId ?? '' }, { act: 'logIn', object: null, result: 'refused' });
    await this.tell(request, reply, { status: 401, title: 'Niet aangemeld', text });
  }

  private async tell(
    request: KnownRequest,
    reply: FastifyReply,
    { status, title, text }: { status: number; title: string; text: string },
  ): Promise<void> {
    await reply
      .status(status)
      .type('text/html; charset=utf-8')
      .send(messagePage(title, text, request.cspNonce ?? ''));
  }
}
