import { FunctionMailbox, FunctionMailboxList, MailStatus, SetFunctionMailbox } from '@casusregie/contract';
import { ORGANISATION_KINDS } from '@casusregie/domain';
import { Body, Controller, Get, Headers, Param, Put, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { pathId } from '../shared/ids';
import { FunctionMailboxes } from './function-mailboxes';
import { MailStanding } from './mail-standing';

const TAG = 'E-mail';

/** Where mail goes and whether it arrives, for the administrator. */
@Controller('v1')
@UseGuards(LoginGuard)
export class MailController {
  constructor(
    private readonly mailboxes: FunctionMailboxes,
    private readonly standing: MailStanding,
  ) {}

  @Get('mail-status')
  @Described({ tag: TAG, summary: 'Of e-mail wordt bezorgd', answer: MailStatus })
  status(@TheCaller() caller: Caller): Promise<MailStatus> {
    return this.standing.read(caller);
  }

  @Get('function-mailboxes')
  @Described({
    tag: TAG,
    summary: 'Organisaties met hun functiemailbox',
    answer: FunctionMailboxList,
    refuses: [400],
  })
  @ApiQuery({ name: 'kind', required: false, enum: [...ORGANISATION_KINDS] })
  list(@TheCaller() caller: Caller, @Query() query: unknown): Promise<FunctionMailboxList> {
    return this.mailboxes.list(caller, query);
  }

  @Put('organisations/:organisationId/function-mailbox')
  @Described({
    tag: TAG,
    summary: 'Functiemailbox van een organisatie vastleggen of weghalen',
    act: 'manageMail',
    body: SetFunctionMailbox,
    answer: FunctionMailbox,
    version: true,
  })
  set(
    @TheCaller() caller: Caller,
    @Param('organisationId') organisationId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<FunctionMailbox> {
    return this.mailboxes.set(caller, pathId(organisationId), { body, ifMatch });
  }
}
