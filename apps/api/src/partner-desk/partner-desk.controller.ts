import '@fastify/multipart';
import { AnsweredLines, AnswerLines, ExportLines, ImportedAnswers } from '@casusregie/contract';
import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller, type KnownRequest } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { disposition } from '../shared/disposition';
import { invalid } from '../shared/refusal';
import { AnswerManyLines } from './answer-lines';
import { LineLists } from './line-lists';

const TAG = 'Eigen regels';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Work of a partner's information desk: a whole list of questions of all regions at once. */
@Controller('v1')
@UseGuards(LoginGuard)
export class PartnerDeskController {
  constructor(
    private readonly answers: AnswerManyLines,
    private readonly lists: LineLists,
  ) {}

  @Post('inquiry-lines/answers')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Veel vragen in één keer beantwoorden; elke vraag op zichzelf',
    rate: 'search',
    body: AnswerLines,
    answer: AnsweredLines,
  })
  answerMany(@TheCaller() caller: Caller, @Body() body: unknown): Promise<AnsweredLines> {
    return this.answers.answer(caller, body);
  }

  @Post('inquiry-lines/exports')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Open vragen, met waaraan het subject te herkennen is, als Excel-lijst om in te vullen',
    act: 'exportInquiryLines',
    rate: 'files',
    body: ExportLines,
    refuses: [503],
  })
  async download(@TheCaller() caller: Caller, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { name, content } = await this.lists.download(caller, body);
    await reply.type(EXCEL).header('Content-Disposition', disposition(name)).send(content);
  }

  @Post('inquiry-lines/imports')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Ingevulde lijst teruggeven: alle antwoorden, of geen en elke fout met rij en kolom',
    act: 'importInquiryAnswers',
    rate: 'files',
    answer: ImportedAnswers,
    refuses: [400, 413, 415],
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async upload(@TheCaller() caller: Caller, @Req() request: KnownRequest): Promise<ImportedAnswers> {
    const file = await request.file();
    if (!file || file.fieldname !== 'file') throw invalid('file', 'is nodig');
    return this.lists.upload(caller, file.file);
  }
}
