import { AnsweredLines, AnswerLines } from '@casusregie/contract';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { AnswerManyLines } from './answer-lines';

const TAG = 'Eigen regels';

/** Work of a partner's information desk: a whole list of questions of all regions at once. */
@Controller('v1')
@UseGuards(LoginGuard)
export class PartnerDeskController {
  constructor(private readonly answers: AnswerManyLines) {}

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
}
