import {
  AccessAlertList,
  AlertSeen,
  GiveGrant,
  GRANT_SCOPES,
  GrantCandidateList,
  GrantEnded,
  GrantGiven,
  GrantList,
  GrantPage,
} from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { AccessAlerts } from './access-alerts';
import { actOf, GiveGrants } from './give-grants';
import { GrantLists } from './grant-lists';

const TAG = 'Tijdelijke toegang';

/** Access to one case for a time: who gives it, who has it, and who was alerted to it. */
@Controller('v1')
@UseGuards(LoginGuard)
export class GrantsController {
  constructor(
    private readonly giving: GiveGrants,
    private readonly lists: GrantLists,
    private readonly alerts: AccessAlerts,
  ) {}

  @Post('cases/:caseId/grants')
  @Described({
    tag: TAG,
    summary: 'Iemand tijdelijk toegang geven tot een casus',
    act: actOf,
    status: 201,
    body: GiveGrant,
    answer: GrantGiven,
    once: true,
  })
  give(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<GrantGiven> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `grants:${caseId}`, body });
    return this.giving.give(caller, pathId(caseId), { body, once });
  }

  @Get('cases/:caseId/grants')
  @Described({ tag: TAG, summary: 'Wie tijdelijk toegang heeft of had tot een casus', answer: GrantList })
  ofCase(@TheCaller() caller: Caller, @Param('caseId') caseId: string): Promise<GrantList> {
    return this.lists.ofCase(caller, pathId(caseId));
  }

  @Get('cases/:caseId/grant-candidates')
  @Described({
    tag: TAG,
    summary: 'Wie tijdelijk toegang zou kunnen krijgen',
    answer: GrantCandidateList,
    refuses: [409],
  })
  candidates(@TheCaller() caller: Caller, @Param('caseId') caseId: string): Promise<GrantCandidateList> {
    return this.lists.candidates(caller, pathId(caseId));
  }

  @Get('grants')
  @Described({
    tag: TAG,
    summary: 'Uw eigen lopende toegang, of die in uw regio',
    answer: GrantPage,
    refuses: [400],
  })
  @ApiQuery({ name: 'scope', required: false, enum: [...GRANT_SCOPES] })
  @ApiQuery({ name: 'after', required: false, type: String })
  page(@TheCaller() caller: Caller, @Query() query: unknown): Promise<GrantPage> {
    return this.lists.page(caller, query);
  }

  @Post('grants/:grantId/endings')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Tijdelijke toegang beëindigen', answer: GrantEnded, refuses: [409] })
  end(@TheCaller() caller: Caller, @Param('grantId') grantId: string): Promise<GrantEnded> {
    return this.giving.end(caller, pathId(grantId));
  }

  @Get('access-alerts')
  @Described({ tag: TAG, summary: 'Meldingen van noodtoegang aan u', answer: AccessAlertList })
  accessAlerts(@TheCaller() caller: Caller): Promise<AccessAlertList> {
    return this.alerts.list(caller);
  }

  @Post('access-alerts/:alertId/acknowledgement')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Melding van noodtoegang gezien', answer: AlertSeen })
  see(@TheCaller() caller: Caller, @Param('alertId') alertId: string): Promise<AlertSeen> {
    return this.alerts.see(caller, pathId(alertId));
  }
}
