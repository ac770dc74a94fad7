import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from './clock';
import { SETTINGS, type Settings } from './settings';

/** Tells whoever finds a weakness where to report it (RFC 9116). */
@ApiExcludeController()
@Controller('.well-known')
export class SecurityTextController {
  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Good for half a year from the first of this month: one that has expired tells that nobody tends it any more. */
  @Get('security.txt')
  async text(@Res() reply: FastifyReply): Promise<void> {
    const now = new Date(this.clock.ms());
    const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 1)).toISOString();
    const { securityContact, publicUrl } = this.settings;
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${expires}`,
      'Preferred-Languages: nl, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ];
    await reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  }
}
