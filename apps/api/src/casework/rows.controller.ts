import {
  AnswerLine,
  AnswerSecondLine,
  InquiryLineAnswer,
  InquiryLineList,
  InterventionAnswer,
  InterventionList,
  SecondLineAnswer,
  SecondLineList,
  UpdateIntervention,
} from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Put, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { pathId } from '../shared/ids';
import { FileWork } from './file-work';
import { Inquiries } from './inquiries';
import { Interventions } from './interventions';

const TAG = 'Eigen regels';

/** Rows that belong to an organisation rather than to whoever sees the case: questions, interventions, LIEC questions. */
@Controller('v1')
@UseGuards(LoginGuard)
export class RowsController {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly interventions: Interventions,
    private readonly work: FileWork,
  ) {}

  @Get('inquiry-lines')
  @Described({ tag: TAG, summary: 'Vragen aan uw organisatie', answer: InquiryLineList })
  lines(@TheCaller() caller: Caller): Promise<InquiryLineList> {
    return this.inquiries.list(caller);
  }

  @Put('inquiry-lines/:lineId/answer')
  @Described({
    tag: TAG,
    summary: 'Hit, no-hit of geen antwoord mogelijk',
    rate: 'search',
    body: AnswerLine,
    answer: InquiryLineAnswer,
    version: true,
  })
  answerLine(
    @TheCaller() caller: Caller,
    @Param('lineId') lineId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<InquiryLineAnswer> {
    return this.inquiries.answer(caller, pathId(lineId), { body, ifMatch });
  }

  @Post('inquiry-lines/:lineId/confirmation')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Namens u vastgelegd antwoord bevestigen', answer: InquiryLineAnswer, version: true })
  confirmLine(
    @TheCaller() caller: Caller,
    @Param('lineId') lineId: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<InquiryLineAnswer> {
    return this.inquiries.confirm(caller, pathId(lineId), { body: null, ifMatch });
  }

  @Post('inquiry-lines/:lineId/closing')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Vraag sluiten zonder antwoord, na de termijn',
    answer: InquiryLineAnswer,
    refuses: [409],
  })
  closeLine(@TheCaller() caller: Caller, @Param('lineId') lineId: string): Promise<InquiryLineAnswer> {
    return this.inquiries.close(caller, pathId(lineId));
  }

  @Get('interventions')
  @Described({ tag: TAG, summary: 'Interventies van uw organisatie', answer: InterventionList })
  interventionList(@TheCaller() caller: Caller): Promise<InterventionList> {
    return this.interventions.list(caller);
  }

  @Patch('interventions/:interventionId')
  @Described({
    tag: TAG,
    summary: 'Interventie bijwerken',
    body: UpdateIntervention,
    answer: InterventionAnswer,
    version: true,
  })
  updateIntervention(
    @TheCaller() caller: Caller,
    @Param('interventionId') id: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<InterventionAnswer> {
    return this.interventions.update(caller, pathId(id), { body, ifMatch });
  }

  @Post('interventions/:interventionId/confirmation')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Geen wijziging: de interventie staat er nog zo voor',
    answer: InterventionAnswer,
    version: true,
  })
  confirmIntervention(
    @TheCaller() caller: Caller,
    @Param('interventionId') id: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<InterventionAnswer> {
    return this.interventions.confirm(caller, pathId(id), ifMatch);
  }

  @Get('second-lines')
  @Described({ tag: TAG, summary: 'Vragen aan het LIEC', answer: SecondLineList })
  secondLines(@TheCaller() caller: Caller): Promise<SecondLineList> {
    return this.work.listSecondLines(caller);
  }

  @Put('second-lines/:secondLineId/answer')
  @Described({
    tag: TAG,
    summary: 'Vraag als LIEC beantwoorden',
    body: AnswerSecondLine,
    answer: SecondLineAnswer,
    refuses: [409],
  })
  answerSecondLine(
    @TheCaller() caller: Caller,
    @Param('secondLineId') id: string,
    @Body() body: unknown,
  ): Promise<SecondLineAnswer> {
    return this.work.answerSecondLine(caller, pathId(id), { body });
  }
}
