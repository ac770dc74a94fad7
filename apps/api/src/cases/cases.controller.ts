import {
  AddAnswers,
  AnswerQuestion,
  AssignHandler,
  CASE_VIEWS,
  CasePage,
  CreateCase,
  EventPage,
  ExcludePerson,
  MakeMove,
  MoveAnswer,
  NameParticipant,
  OutsideNumber,
  PatchCase,
  SetKind,
  type CaseAnswer,
} from '@casusregie/contract';
import { EVENT_GROUPS, isMoveName, type MoveName } from '@casusregie/domain';
import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { pathId } from '../shared/ids';
import { onceKey, type OnceKey } from '../shared/idempotency';
import { CaseActs } from './case-acts';
import { CaseDetail } from './case-detail';
import { CaseList } from './case-list';
import { CurrentView } from './current-view';
import { Drafts } from './drafts';
import { MakeMoves } from './make-move';
import { Questions } from './questions';
import { RequestAnswers } from './request-answers';
import { QUERY_FIELDS } from './query-fields';
import { Timeline } from './timeline';

const TAG = 'Casussen';

/** The move that a body asks for; null when it names none. */
const moveIn = (body: unknown): MoveName | null => {
  const move = (body as { move?: unknown } | null)?.move;
  return typeof move === 'string' && isMoveName(move) ? move : null;
};

/** Cases: list, detail, draft, moves, people and numbers. */
@Controller('v1/cases')
@UseGuards(LoginGuard)
export class CasesController {
  constructor(
    private readonly list: CaseList,
    private readonly detail: CaseDetail,
    private readonly drafts: Drafts,
    private readonly moves: MakeMoves,
    private readonly acts: CaseActs,
    private readonly questions: Questions,
    private readonly requestAnswers: RequestAnswers,
    private readonly timeline: Timeline,
    private readonly current: CurrentView,
  ) {}

  @Get()
  @Described({ tag: TAG, summary: 'Lijst van casussen binnen uw bereik', answer: CasePage, refuses: [400] })
  @QUERY_FIELDS
  async page(@TheCaller() caller: Caller, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { json } = await this.list.page(caller, query);
    await reply.type('application/json; charset=utf-8').send(json);
  }

  @Post()
  @Described({ tag: TAG, summary: 'Concept beginnen', status: 201, body: CreateCase, answer: MoveAnswer, once: true })
  create(
    @TheCaller() caller: Caller,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    return this.drafts.create(caller, body, once(caller, 'cases', { key, body }));
  }

  @Get(':caseId')
  @Described({ tag: TAG, summary: 'Eén casus, zoals u die mag zien', answer: CASE_VIEWS })
  async one(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseAnswer> {
    const { answer, version } = await this.detail.read(caller, pathId(caseId));
    void reply.header('ETag', `"${version}"`);
    return answer;
  }

  @Patch(':caseId')
  @Described({
    tag: TAG,
    summary: 'Concept, prioriteit of vertrouwelijkheid wijzigen',
    body: PatchCase,
    answer: MoveAnswer,
    version: true,
  })
  patch(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MoveAnswer> {
    const id = pathId(caseId);
    return this.current.attach(caller, id, () => this.drafts.patch(caller, id, { body, ifMatch }));
  }

  @Post(':caseId/moves')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Eén stap zetten',
    act: moveIn,
    body: MakeMove,
    answer: MoveAnswer,
    version: true,
    once: true,
  })
  move(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<MoveAnswer> {
    const id = pathId(caseId);
    const request = {
      caseId: id,
      body,
      ifMatch: headers['if-match'],
      once: once(caller, `moves:${caseId}`, { key: headers['idempotency-key'], body }),
    };
    return this.current.attach(caller, id, () => this.moves.make(caller, request));
  }

  @Put(':caseId/handler')
  @Described({ tag: TAG, summary: 'Behandelaar toewijzen', body: AssignHandler, answer: MoveAnswer, version: true })
  assign(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MoveAnswer> {
    const id = pathId(caseId);
    return this.current.attach(caller, id, () => this.acts.assign(caller, id, { body, ifMatch }));
  }

  @Put(':caseId/kind')
  @Described({ tag: TAG, summary: 'Soort verzoek wijzigen', body: SetKind, answer: MoveAnswer, version: true })
  setKind(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MoveAnswer> {
    const id = pathId(caseId);
    return this.current.attach(caller, id, () => this.acts.setKind(caller, id, { body, ifMatch }));
  }

  @Get(':caseId/events')
  @Described({ tag: TAG, summary: 'Tijdlijn, nieuwste eerst', answer: EventPage, refuses: [400, 409] })
  @ApiQuery({ name: 'after', required: false, type: String })
  @ApiQuery({ name: 'group', required: false, enum: [...EVENT_GROUPS] })
  events(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Query() query: Record<string, unknown>,
  ): Promise<EventPage> {
    return this.timeline.page(caller, pathId(caseId), query);
  }

  @Post(':caseId/answers')
  @Described({
    tag: TAG,
    summary: 'Een ingediend verzoek aanvullen',
    status: 201,
    body: AddAnswers,
    answer: MoveAnswer,
    version: true,
    once: true,
  })
  addAnswers(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<MoveAnswer> {
    const key = headers['idempotency-key'];
    return this.requestAnswers.add(caller, pathId(caseId), {
      body,
      ifMatch: headers['if-match'],
      once: onceKey(key, { personId: caller.actor.personId, route: `answers:${caseId}`, body }),
    });
  }

  @Put(':caseId/questions/:questionId/answer')
  @Described({
    tag: TAG,
    summary: 'Vraag aan de inbrenger beantwoorden',
    body: AnswerQuestion,
    answer: MoveAnswer,
    version: true,
  })
  answerQuestion(
    @TheCaller() caller: Caller,
    @Param() path: { caseId: string; questionId: string },
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MoveAnswer> {
    return this.questions.answer(caller, {
      caseId: pathId(path.caseId),
      questionId: pathId(path.questionId),
      body,
      ifMatch,
    });
  }

  @Post(':caseId/participants')
  @Described({
    tag: TAG,
    summary: 'Iemand op de casus benoemen',
    act: 'nameParticipant',
    status: 201,
    body: NameParticipant,
    answer: MoveAnswer,
    once: true,
  })
  name(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    return this.acts.name(caller, pathId(caseId), {
      body,
      once: once(caller, `participants:${caseId}`, { key, body }),
    });
  }

  @Delete(':caseId/participants/:participantId')
  @Described({ tag: TAG, summary: 'Benoeming beëindigen', answer: MoveAnswer, refuses: [409] })
  endNaming(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('participantId') participantId: string,
  ): Promise<MoveAnswer> {
    return this.acts.endNaming(caller, pathId(caseId), pathId(participantId));
  }

  @Post(':caseId/exclusions')
  @Described({
    tag: TAG,
    summary: 'Iemand uitsluiten wegens belangenverstrengeling',
    act: 'excludePerson',
    status: 201,
    body: ExcludePerson,
    answer: MoveAnswer,
    refuses: [409],
  })
  exclude(@TheCaller() caller: Caller, @Param('caseId') caseId: string, @Body() body: unknown): Promise<MoveAnswer> {
    return this.acts.exclude(caller, pathId(caseId), { body });
  }

  @Post(':caseId/outside-numbers')
  @Described({
    tag: TAG,
    summary: 'Nummer in een ander systeem toevoegen',
    status: 201,
    body: OutsideNumber,
    answer: MoveAnswer,
    once: true,
  })
  addNumber(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    return this.acts.addNumber(caller, pathId(caseId), {
      body,
      once: once(caller, `numbers:${caseId}`, { key, body }),
    });
  }
}

const once = (
  caller: Caller,
  route: string,
  { key, body }: { key: string | undefined; body: unknown },
): OnceKey | null => onceKey(key, { personId: caller.actor.personId, route, body });
