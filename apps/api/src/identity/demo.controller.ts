import { DemoTokenRequest } from '@casusregie/contract';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RateLimits } from '../shared/rate-limits';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { Callers } from './callers';
import type { KnownRequest } from './caller';
import { DemoKeys } from './demo-keys';
import { DemoProvider } from './demo-provider';
import { ACCOUNTS_SCRIPT, accountsPage, type DemoAccount } from './pages';

/** What exists in demo mode only: the list of accounts, a token for a script, and the page to choose an account. */
@ApiExcludeController()
@Controller()
export class DemoController {
  constructor(
    private readonly provider: DemoProvider,
    private readonly keys: DemoKeys,
    private readonly callers: Callers,
    private readonly rates: RateLimits,
  ) {}

  @Get('demo/accounts')
  async accounts(): Promise<{ items: DemoAccount[] }> {
    return { items: await this.provider.accounts() };
  }

  @Get('demo/accounts.js')
  async accountsScript(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/javascript; charset=utf-8').send(ACCOUNTS_SCRIPT);
  }

  @Post('demo/token')
  @HttpCode(200)
  async token(
    @Req() { ip }: KnownRequest,
    @Body() body: unknown,
  ): Promise<{ access_token: string; token_type: 'Bearer'; expires_in: number }> {
    this.rates.takeUnknown(ip);
    const { account } = shape(DemoTokenRequest, body);
    if (!(await this.callers.byAccount(account, ''))) throw invalid('account', 'is geen demo-account');
    return { access_token: await this.keys.forAccount(account), token_type: 'Bearer', expires_in: 3600 };
  }

  @Get('oidc/interaction/:uid')
  async choose(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const { uid } = request.params as { uid: string };
    const page = accountsPage(
      await this.provider.accounts(),
      `/oidc/interaction/${encodeURIComponent(uid)}`,
      request.cspNonce ?? '',
    );
    await reply.type('text/html; charset=utf-8').send(page);
  }

  @Post('oidc/interaction/:uid')
  async chosen(@Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    // The page itself sends no Origin (no-referrer), so the browser's own word counts.
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') {
      throw new Refused('foreign-origin', 'Dit verzoek komt niet uit de eigen app.');
    }
    const account = (request.body as { account?: unknown } | null)?.account;
    if (typeof account !== 'string' || !(await this.callers.byAccount(account, ''))) {
      throw invalid('account', 'is geen demo-account');
    }
    const address = await this.provider.choose(request.raw, reply.raw, account);
    if (!address) throw invalid('uid', 'is geen aanmelding die nu loopt');
    await reply.redirect(address, 303);
  }
}
