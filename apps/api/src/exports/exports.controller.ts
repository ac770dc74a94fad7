import '@fastify/multipart';
import { ExportCase, ExportCases, TemplateAnswer } from '@casusregie/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller, type KnownRequest } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { disposition } from '../shared/disposition';
import { pathId } from '../shared/ids';
import { invalid } from '../shared/refusal';
import { TakeAlong, type TakenFile } from './take-along';
import { WordTemplates } from './word-templates';

const TAG = 'Meenemen';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const send = (reply: FastifyReply, { name, type, content }: TakenFile): unknown =>
  reply.type(type).header('Content-Disposition', disposition(name)).send(content);

/** Cases as files, and the template of the Word file. */
@Controller('v1')
@UseGuards(LoginGuard)
export class ExportsController {
  constructor(
    private readonly takeAlong: TakeAlong,
    private readonly templates: WordTemplates,
  ) {}

  @Post('cases/:caseId/exports')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Dossier als bestand: PDF van het geheel, of Word van analyse en advies',
    act: 'exportCase',
    rate: 'files',
    body: ExportCase,
    refuses: [400, 409, 503],
  })
  async one(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.takeAlong.one(caller, pathId(caseId), body));
  }

  @Post('case-exports')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Lijst van casussen als Excel-bestand',
    act: 'exportCases',
    rate: 'files',
    body: ExportCases,
    refuses: [400, 503],
  })
  async many(@TheCaller() caller: Caller, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.takeAlong.many(caller, body));
  }

  @Get('word-templates/:regionCode')
  @Described({ tag: TAG, summary: 'Welk sjabloon de regio gebruikt', answer: TemplateAnswer })
  about(@TheCaller() caller: Caller, @Param('regionCode') regionCode: string): Promise<TemplateAnswer> {
    return this.templates.about(caller, regionCode);
  }

  @Get('word-templates/:regionCode/file')
  @Described({ tag: TAG, summary: 'Het sjabloon zelf', rate: 'files', refuses: [503] })
  async open(
    @TheCaller() caller: Caller,
    @Param('regionCode') regionCode: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, { type: WORD, ...(await this.templates.open(caller, regionCode)) });
  }

  @Put('word-templates/:regionCode/file')
  @Described({
    tag: TAG,
    summary: 'Sjabloon vervangen',
    rate: 'files',
    answer: TemplateAnswer,
    refuses: [400, 413, 415],
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async replace(
    @TheCaller() caller: Caller,
    @Param('regionCode') regionCode: string,
    @Req() request: KnownRequest,
  ): Promise<TemplateAnswer> {
    const file = await request.file();
    if (!file || file.fieldname !== 'file') throw invalid('file', 'is nodig');
    return this.templates.replace(caller, regionCode, { name: file.filename, content: file.file });
  }

  @Delete('word-templates/:regionCode/file')
  @Described({ tag: TAG, summary: 'Terug naar het gewone sjabloon', answer: TemplateAnswer })
  forget(@TheCaller() caller: Caller, @Param('regionCode') regionCode: string): Promise<TemplateAnswer> {
    return this.templates.forget(caller, regionCode);
  }
}
