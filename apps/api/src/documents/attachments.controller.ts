import '@fastify/multipart';
import { AttachmentAnswer, MoveAnswer } from '@casusregie/contract';
import { Controller, Delete, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller, type KnownRequest } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { disposition } from '../shared/disposition';
import { pathId } from '../shared/ids';
import { invalid } from '../shared/refusal';
import { Attachments } from './attachments';

const TAG = 'Bijlagen';

/** Files of a case: streamed in, streamed out, never shown inside our own pages. */
@Controller('v1/cases/:caseId/attachments')
@UseGuards(LoginGuard)
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  @Post()
  @Described({
    tag: TAG,
    summary: 'Bijlage toevoegen',
    rate: 'files',
    status: 201,
    answer: AttachmentAnswer,
    refuses: [400, 409, 413, 415],
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async add(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Req() request: KnownRequest,
  ): Promise<AttachmentAnswer> {
    const id = pathId(caseId);
    const file = await request.file();
    if (!file || file.fieldname !== 'file') throw invalid('file', 'is nodig');
    return this.attachments.add(caller, id, { name: file.filename, content: file.file });
  }

  @Get(':attachmentId')
  @Described({ tag: TAG, summary: 'Bijlage ophalen', rate: 'files', refuses: [409] })
  async open(
    @TheCaller() caller: Caller,
    @Param() path: { caseId: string; attachmentId: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { row, content } = await this.attachments.open(caller, pathId(path.caseId), pathId(path.attachmentId));
    await reply
      .type('application/octet-stream')
      .header('Content-Disposition', disposition(row.name))
      .header('Content-Length', String(row.bytes))
      .header(
        'Content-Security-Policy',
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
      )
      .send(content);
  }

  @Delete(':attachmentId')
  @Described({ tag: TAG, summary: 'Bijlage uit een concept halen', answer: MoveAnswer, refuses: [409] })
  remove(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('attachmentId') attachmentId: string,
  ): Promise<MoveAnswer> {
    return this.attachments.remove(caller, pathId(caseId), pathId(attachmentId));
  }
}
