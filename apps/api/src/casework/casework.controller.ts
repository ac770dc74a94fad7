import {
  AddDelivery,
  AddIntervention,
  AddItem,
  AskSecondLine,
  ClassifyItem,
  MoveAnswer,
  ReactToFeedback,
  SendFeedback,
  SendInquiry,
  WriteTest,
} from '@casusregie/contract';
import { Body, Controller, Headers, Param, Patch, Post, Put, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { pathId } from '../shared/ids';
import { onceKey } from '../shared/idempotency';
import { FileWork } from './file-work';
import { Inquiries } from './inquiries';
import { Interventions } from './interventions';
import { Items } from './items';

const TAG = 'Casuswerk';

interface Asked {
  readonly caseId: string;
  readonly body: unknown;
  readonly once: ReturnType<typeof onceKey>;
}

const asked = (
  caller: Caller,
  route: string,
  given: { caseId: string; body: unknown; key?: string | undefined },
): Asked => ({
  caseId: pathId(given.caseId),
  body: given.body,
  once: onceKey(given.key, { personId: caller.actor.personId, route: `${route}:${given.caseId}`, body: given.body }),
});

/** What the moves of a case need: tests, inquiries, information, interventions, feedback. */
@Controller('v1/cases/:caseId')
@UseGuards(LoginGuard)
export class CaseworkController {
  constructor(
    private readonly work: FileWork,
    private readonly inquiries: Inquiries,
    private readonly interventions: Interventions,
    private readonly items: Items,
  ) {}

  @Post('tests')
  @Described({
    tag: TAG,
    summary: 'Rechtmatigheidstoets opstellen',
    status: 201,
    body: WriteTest,
    answer: MoveAnswer,
    once: true,
  })
  writeTest(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'tests', { caseId, body, key });
    return this.work.writeTest(caller, pathId(caseId), { body, once });
  }

  @Post('tests/:testId/approval')
  @Described({
    tag: TAG,
    summary: 'Nieuwe toets goedkeuren tijdens bevraging of opwerken',
    status: 201,
    answer: MoveAnswer,
    refuses: [409],
  })
  approveTest(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('testId') testId: string,
  ): Promise<MoveAnswer> {
    return this.work.approveTest(caller, pathId(caseId), pathId(testId));
  }

  @Post('inquiries')
  @Described({
    tag: TAG,
    summary: 'Partners bevragen',
    status: 201,
    rate: 'search',
    body: SendInquiry,
    answer: MoveAnswer,
    once: true,
  })
  sendInquiry(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'inquiries', { caseId, body, key });
    return this.inquiries.send(caller, pathId(caseId), { body, once });
  }

  @Post('items')
  @Described({ tag: TAG, summary: 'Informatie vastleggen', status: 201, body: AddItem, answer: MoveAnswer, once: true })
  addItem(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'items', { caseId, body, key });
    return this.items.add(caller, pathId(caseId), { body, once });
  }

  @Post('deliveries')
  @Described({
    tag: TAG,
    summary: 'Meer stukken informatie van één bron tegelijk vastleggen',
    status: 201,
    body: AddDelivery,
    answer: MoveAnswer,
    once: true,
  })
  addDelivery(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'deliveries', { caseId, body, key });
    return this.items.addDelivery(caller, pathId(caseId), { body, once });
  }

  @Patch('items/:itemId')
  @Described({ tag: TAG, summary: 'Informatie classificeren', body: ClassifyItem, answer: MoveAnswer, refuses: [409] })
  classify(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Param('itemId') itemId: string,
    @Body() body: unknown,
  ): Promise<MoveAnswer> {
    return this.items.classify(caller, pathId(caseId), pathId(itemId), { body });
  }

  @Post('interventions')
  @Described({
    tag: TAG,
    summary: 'Interventie toevoegen',
    status: 201,
    body: AddIntervention,
    answer: MoveAnswer,
    once: true,
  })
  addIntervention(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'interventions', { caseId, body, key });
    return this.interventions.add(caller, pathId(caseId), { body, once });
  }

  @Post('feedback')
  @Described({
    tag: TAG,
    summary: 'Terugkoppeling versturen',
    status: 201,
    body: SendFeedback,
    answer: MoveAnswer,
    once: true,
  })
  sendFeedback(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'feedback', { caseId, body, key });
    return this.work.sendFeedback(caller, pathId(caseId), { body, once });
  }

  @Put('feedback/reaction')
  @Described({
    tag: TAG,
    summary: 'Reageren op de terugkoppeling',
    body: ReactToFeedback,
    answer: MoveAnswer,
    refuses: [409],
  })
  react(@TheCaller() caller: Caller, @Param('caseId') caseId: string, @Body() body: unknown): Promise<MoveAnswer> {
    return this.work.react(caller, pathId(caseId), { body });
  }

  @Post('second-lines')
  @Described({
    tag: TAG,
    summary: 'Geanonimiseerde vraag aan het LIEC',
    status: 201,
    body: AskSecondLine,
    answer: MoveAnswer,
    once: true,
  })
  askSecondLine(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MoveAnswer> {
    const { once } = asked(caller, 'second-lines', { caseId, body, key });
    return this.work.askSecondLine(caller, pathId(caseId), { body, once });
  }
}
