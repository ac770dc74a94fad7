import '@fastify/cookie';
import { createHash, randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActLog } from '../audit/act-log';
import { LoginAttempt } from '../database/entities';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import { Callers } from './callers';
import type { KnownRequest } from './caller';
import { LoginGuard } from './login.guard';
import { OidcClient } from './oidc-client';
import { donePage, messagePage } from './pages';
import { Sessions } from './sessions';

const ATTEMPT_COOKIE = 'casusregie-login';
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
    private readonly callers: Callers,
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: ActLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('login')
  async login(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Query('returnTo') returnTo?: string,
    @Query('popup') popup?: string,
  ): Promise<void> {
    const publicHost = new URL(this.settings.publicUrl).host;
    if (request.headers.host !== publicHost) {
      // The session cookie belongs to one address; begin there.
      await reply.redirect(`${this.settings.publicUrl}${request.url}`, 302);
      return;
    }
    const binding = randomBytes(24).toString('base64url');
    const state = randomBytes(24).toString('base64url');
    const nonce = randomBytes(24).toString('base64url');
    const { url, verifier } = await this.oidc.start(state, nonce);
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await tx.run('DELETE FROM login_attempts WHERE expires_at < $1', [now]);
      await tx.insert(LoginAttempt, {
        state: digest(`${state}.${binding}`),
        nonce,
        verifier,
        return_to: popup ? '/auth/done' : ownPath(returnTo),
        expires_at: new Date(Date.parse(now) + ATTEMPT_MS).toISOString(),
      });
    });
    void reply.setCookie(ATTEMPT_COOKIE, binding, {
      path: '/auth',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.sessions.secure,
      maxAge: ATTEMPT_MS / 1000,
    });
    await reply.redirect(url, 302);
  }

  @Get('callback')
  async callback(
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @Query('state') state?: string,
  ): Promise<void> {
    const key = digest(`${state ?? ''}.${request.cookies[ATTEMPT_COOKIE] ?? ''}`);
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
    const account = await this.oidc.finish(`${this.settings.publicUrl}${request.url}`, {
      state: state ?? '',
      nonce: attempt.nonce,
      verifier: attempt.verifier,
    });
    const caller = account ? await this.callers.byAccount(account, request.traceId ?? '') : null;
    if (!caller) {
      await this.refuse(request, reply, 'Dit account is niet bekend in Casusregie.');
      return;
    }
    const cookie = await this.sessions.start(caller.person.id);
    await this.log.read(caller, { act: 'logIn', object: null });
    void reply.setCookie(this.sessions.cookieName, cookie, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.sessions.secure,
    });
    void reply.clearCookie(ATTEMPT_COOKIE, { path: '/auth' });
    await reply.redirect(attempt.return_to, 303);
  }

  private async refuse(request: KnownRequest, reply: FastifyReply, text: string): Promise<void> {
    await this.log.read({ traceId: request.traceId ?? '' }, { act: 'logIn', object: null, result: 'refused' });
    await reply
      .status(401)
      .type('text/html; charset=utf-8')
      .send(messagePage('Niet aangemeld', text, request.cspNonce ?? ''));
  }

  /** Tells the tab that opened this window that somebody is logged in again. */
  @Get('done')
  async done(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/html; charset=utf-8').send(donePage(request.cspNonce ?? ''));
  }

  @Post('logout')
  @UseGuards(LoginGuard)
  async logout(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const cookie = request.cookies[this.sessions.cookieName];
    if (cookie) await this.sessions.endAll(cookie);
    if (request.caller) await this.log.read(request.caller, { act: 'logOut', object: null });
    void reply.clearCookie(this.sessions.cookieName, { path: '/' });
    void reply.header('Clear-Site-Data', '"cache", "cookies", "storage"');
    await reply.status(204).send();
  }
}
