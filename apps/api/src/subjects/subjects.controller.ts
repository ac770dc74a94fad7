import {
  AddRelation,
  AddSubject,
  ChangeSubject,
  EndRelation,
  EndSubject,
  IdentifierList,
  MoveAnswer,
  ReadIdentifiers,
  RevealBsn,
  RevealedBsns,
  SubjectFile,
} from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { ChangeSubjects } from './change-subjects';
import { Identifiers } from './identifiers';
import { Relations } from './relations';
import { SubjectFiles } from './subject-files';

const TAG = 'Subjecten';

const once = (caller: Caller, route: string, { body, key }: { body: unknown; key: string | undefined }) =>
  onceKey(key, { personId: caller.actor.personId, route, body });

/** Who and what a case is about, what is known of them by whom, and how they are tied together. */
@Controller('v1')
@UseGuards(LoginGuard)
export class SubjectsController {
  constructor(
    private readonly changes: ChangeSubjects,
    private readonly files: SubjectFiles,
    private readonly relations: Relations,
    private readonly identifiers: Identifiers,
  ) {}

  @Post('cases/:caseId/subjects')
  @Described({ tag: TAG, summary: 'Subject toevoegen', status: 201, body: AddSubject, answer: MoveAnswer, once: true })
  add(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    return this.changes.add(caller, pathId(caseId), {
      body,
      once: once(caller, `subjects:${caseId}`, { body, key }),
    });
  }

  @Get('cases/:caseId/subjects/:subjectId')
  @Described({ tag: TAG, summary: 'Wat er van een subject bekend is, per bron', answer: SubjectFile })
  read(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('subjectId') subjectId: string,
  ): Promise<SubjectFile> {
    return this.files.read(caller, { caseId: pathId(caseId), subjectId: pathId(subjectId) });
  }

  @Patch('cases/:caseId/subjects/:subjectId')
  @Described({
    tag: TAG,
    summary: 'Gegevens van een subject aanvullen of verbeteren; wat er stond blijft leesbaar',
    body: ChangeSubject,
    answer: MoveAnswer,
    version: true,
  })
  change(
    @TheCaller() caller: Caller,
    @Param() path: { caseId: string; subjectId: string },
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MoveAnswer> {
    return this.changes.change(
      caller,
      { caseId: pathId(path.caseId), subjectId: pathId(path.subjectId) },
      { body, ifMatch },
    );
  }

  @Post('cases/:caseId/subjects/:subjectId/endings')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Subject van de casus halen, als er niets aan hangt',
    body: EndSubject,
    answer: MoveAnswer,
    version: true,
  })
  end(
    @TheCaller() caller: Caller,
    @Param() path: { caseId: string; subjectId: string },
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MoveAnswer> {
    return this.changes.end(
      caller,
      { caseId: pathId(path.caseId), subjectId: pathId(path.subjectId) },
      { body, ifMatch },
    );
  }

  @Post('cases/:caseId/subjects/:subjectId/bsn-readings')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Burgerservicenummer inzien, met reden; elke keer in het logboek en op de tijdlijn',
    rate: 'search',
    body: RevealBsn,
    answer: RevealedBsns,
    refuses: [409],
  })
  reveal(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('subjectId') subjectId: string,
    @Body() body: unknown,
  ): Promise<RevealedBsns> {
    return this.identifiers.reveal(caller, { caseId: pathId(caseId), subjectId: pathId(subjectId) }, body);
  }

  @Post('cases/:caseId/relations')
  @Described({
    tag: TAG,
    summary: 'Relatie tussen twee subjecten vastleggen',
    status: 201,
    body: AddRelation,
    answer: MoveAnswer,
    once: true,
  })
  relate(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    return this.relations.add(caller, pathId(caseId), {
      body,
      once: once(caller, `relations:${caseId}`, { body, key }),
    });
  }

  @Post('cases/:caseId/relations/:relationId/endings')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Relatie beëindigen; zij blijft leesbaar',
    body: EndRelation,
    answer: MoveAnswer,
    refuses: [409],
  })
  endRelation(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('relationId') relationId: string,
    @Body() body: unknown,
  ): Promise<MoveAnswer> {
    return this.relations.end(caller, { caseId: pathId(caseId), relationId: pathId(relationId) }, { body });
  }

  @Post('inquiry-lines/identifier-readings')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Gegevens bij een lijst open vragen inzien; één handeling voor de hele lijst',
    rate: 'search',
    body: ReadIdentifiers,
    answer: IdentifierList,
  })
  ofLines(@TheCaller() caller: Caller, @Body() body: unknown): Promise<IdentifierList> {
    return this.identifiers.ofLines(caller, body);
  }
}
