import { DemoTokenRequest } from '@casusregie/contract';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { invalid } from '../shared/refusal';
import { shape } from '../shared/shape';
import { Callers } from './callers';
import type { KnownRequest } from './caller';
import { DemoProvider } from './demo-provider';
import { accountsPage, type DemoAccount } from './pages';
import { Tokens } from './tokens';

/** What exists in demo mode only: the list of accounts, a token for a script, and the page to choose an account. */
@ApiExcludeController()
@Controller()
export class DemoController {
  constructor(
    private readonly provider: DemoProvider,
    private readonly tokens: Tokens,
    private readonly callers: Callers,
  ) {}

  @Get('demo/accounts')
  async accounts(): Promise<{ items: DemoAccount[] }> {
    return { items: await this.provider.accounts() };
  }

  @Post('demo/token')
  @HttpCode(200)
  async token(@Body() body: unknown): Promise<{ access_token: string; token_type: 'Bearer'; expires_in: number }> {
    const { account } = shape(DemoTokenRequest, body);
    if (!(await this.callers.byAccount(account, ''))) throw invalid('account', 'is geen demo-account');
    return { access_token: await this.tokens.forAccount(account), token_type: 'Bearer', expires_in: 3600 };
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
    const account = (request.body as { account?: unknown } | null)?.account;
    if (typeof account !== 'string' || !(await this.callers.byAccount(account, ''))) {
      throw invalid('account', 'is geen demo-account');
    }
    reply.hijack();
    await this.provider.choose(request.raw, reply.raw, account);
  }
}
