import { ImportAnswer, ImportList } from '@casusregie/contract';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller, type KnownRequest } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { disposition } from '../shared/disposition';
import { pathId } from '../shared/ids';
import { invalid } from '../shared/refusal';
import { Imports } from './imports';

const TAG = 'Oude lijsten overnemen';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lists of cases from before: as Excel file, looked at first, then all or nothing. */
@Controller('v1')
@UseGuards(LoginGuard)
export class ImportsController {
  constructor(private readonly imports: Imports) {}

  @Get('case-imports/template')
  @Described({
    tag: TAG,
    summary: 'Leeg Excel-sjabloon met uitleg en keuzelijsten',
    act: 'importCases',
    rate: 'files',
    refuses: [503],
  })
  async template(@TheCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    const content = await this.imports.template(caller);
    await reply.type(EXCEL).header('Content-Disposition', disposition('casussen-overnemen.xlsx')).send(content);
  }

  @Get('case-imports')
  @Described({ tag: TAG, summary: 'Eigen lijsten, de laatste eerst', act: 'importCases', answer: ImportList })
  list(@TheCaller() caller: Caller): Promise<ImportList> {
    return this.imports.list(caller);
  }

  @Post('case-imports')
  @HttpCode(202)
  @Described({
    tag: TAG,
    summary: 'Lijst laten nakijken',
    status: 202,
    act: 'importCases',
    rate: 'files',
    answer: ImportAnswer,
    refuses: [400, 409, 413, 415],
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async start(@TheCaller() caller: Caller, @Req() request: KnownRequest): Promise<ImportAnswer> {
    const file = await request.file();
    if (!file || file.fieldname !== 'file') throw invalid('file', 'is nodig');
    return this.imports.start(caller, { name: file.filename, content: file.file });
  }

  @Get('case-imports/:importId')
  @Described({
    tag: TAG,
    summary: 'Stand van een lijst, met fouten en de eerste regels',
    act: 'importCases',
    answer: ImportAnswer,
  })
  one(@TheCaller() caller: Caller, @Param('importId') importId: string): Promise<ImportAnswer> {
    return this.imports.one(caller, pathId(importId));
  }

  @Post('case-imports/:importId/confirmation')
  @HttpCode(202)
  @Described({
    tag: TAG,
    summary: 'Lijst overnemen: alles of niets',
    status: 202,
    act: 'importCases',
    answer: ImportAnswer,
    refuses: [409],
  })
  confirm(@TheCaller() caller: Caller, @Param('importId') importId: string): Promise<ImportAnswer> {
    return this.imports.confirm(caller, pathId(importId));
  }

  @Delete('case-imports/:importId')
  @Described({ tag: TAG, summary: 'Lijst niet overnemen', act: 'importCases', answer: ImportAnswer, refuses: [409] })
  cancel(@TheCaller() caller: Caller, @Param('importId') importId: string): Promise<ImportAnswer> {
    return this.imports.cancel(caller, pathId(importId));
  }
}
