import { Readable } from 'node:stream';
import { Controller, Get, Query, Res, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { LogExport } from './log-export';

/** The log as a text that is checked elsewhere. */
@Controller('v1/audit/log-exports')
@UseGuards(LoginGuard)
export class LogExportsController {
  constructor(private readonly exports: LogExport) {}

  @Get('latest')
  @Described({
    tag: 'Logboek',
    summary: 'Het hele logboek als NDJSON, om elders na te gaan; het formaat staat in docs/audit-log.md',
    act: 'exportLog',
    rate: 'files',
    refuses: [400],
  })
  @ApiQuery({ name: 'payloadsOf', required: false, type: String })
  async read(@TheCaller() caller: Caller, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const lines = await this.exports.open(caller, query);
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('Content-Disposition', 'attachment; filename="log-export.ndjson"')
      .send(Readable.from(lines));
  }
}
