import {
  AssignCases,
  CasesAssigned,
  HoldPage,
  JudgeRelated,
  RelatedList,
  SplitOff,
  SplitOffAnswer,
} from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { AssignManyCases } from './assign-cases';
import { Holds } from './holds';
import { JudgeRelatedCases } from './judge-related';
import { RelatedCases } from './related-cases';
import { SplitOffCases } from './split-off';

const TAG = 'Triage';

/** What helps to judge what came in, and to spread the work. */
@Controller('v1')
@UseGuards(LoginGuard)
export class TriageController {
  constructor(
    private readonly related: RelatedCases,
    private readonly judging: JudgeRelatedCases,
    private readonly assigning: AssignManyCases,
    private readonly held: Holds,
    private readonly splitting: SplitOffCases,
  ) {}

  @Get('cases/:caseId/related-cases')
  @Described({ tag: TAG, summary: 'Casussen die erop lijken of erbij horen, met de reden', answer: RelatedList })
  relatedTo(@TheCaller() caller: Caller, @Param('caseId') caseId: string): Promise<RelatedList> {
    return this.related.list(caller, pathId(caseId));
  }

  @Post('cases/:caseId/related-cases')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Zeggen of twee casussen over hetzelfde gaan',
    body: JudgeRelated,
    answer: RelatedList,
    refuses: [409],
  })
  judge(@TheCaller() caller: Caller, @Param('caseId') caseId: string, @Body() body: unknown): Promise<RelatedList> {
    return this.judging.judge(caller, pathId(caseId), { body });
  }

  @Post('handler-assignments')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Meer casussen tegelijk aan één behandelaar toewijzen, met de uitkomst per casus',
    body: AssignCases,
    answer: CasesAssigned,
    once: true,
  })
  assign(
    @TheCaller() caller: Caller,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<CasesAssigned> {
    return this.assigning.assign(caller, { body, key });
  }

  @Get('holds')
  @Described({
    tag: TAG,
    summary: 'Casussen in de wacht, de langst verstreken herbeoordeling eerst',
    answer: HoldPage,
    refuses: [400],
  })
  @ApiQuery({ name: 'after', required: false, type: String })
  holds(@TheCaller() caller: Caller, @Query() query: unknown): Promise<HoldPage> {
    return this.held.page(caller, query);
  }

  @Post('cases/:caseId/split-offs')
  @Described({
    tag: TAG,
    summary: 'Casus afsplitsen, met wat mee mag',
    status: 201,
    body: SplitOff,
    answer: SplitOffAnswer,
    once: true,
    refuses: [409],
  })
  splitOff(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<SplitOffAnswer> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `split-offs:${caseId}`, body });
    return this.splitting.split(caller, pathId(caseId), { body, once });
  }
}
