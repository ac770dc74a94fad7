import { NoteAnswer, NoteList, NoteWritten, WriteNote } from '@casusregie/contract';
import { Body, Controller, Get, Headers, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { Notes } from './notes';

const TAG = 'Notities';

/** Internal notes on a case. */
@Controller('v1')
@UseGuards(LoginGuard)
export class NotesController {
  constructor(private readonly notes: Notes) {}

  @Get('cases/:caseId/notes')
  @Described({ tag: TAG, summary: 'Interne notities bij een casus', answer: NoteList })
  list(@TheCaller() caller: Caller, @Param('caseId') caseId: string): Promise<NoteList> {
    return this.notes.list(caller, pathId(caseId));
  }

  @Post('cases/:caseId/notes')
  @Described({
    tag: TAG,
    summary: 'Interne notitie schrijven',
    status: 201,
    body: WriteNote,
    answer: NoteWritten,
    once: true,
    refuses: [409],
  })
  write(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<NoteWritten> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `notes:${caseId}`, body });
    return this.notes.write(caller, pathId(caseId), { body, once });
  }

  @Patch('notes/:noteId')
  @Described({ tag: TAG, summary: 'Eigen notitie wijzigen', body: WriteNote, answer: NoteAnswer, version: true })
  change(
    @TheCaller() caller: Caller,
    @Param('noteId') noteId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<NoteAnswer> {
    return this.notes.change(caller, pathId(noteId), { body, ifMatch });
  }
}
