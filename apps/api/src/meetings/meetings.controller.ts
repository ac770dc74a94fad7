import {
  AgendaCandidates,
  AgendaItemAdded,
  KeepMeeting,
  MeetingAnswer,
  MeetingPage,
  MeetingSaved,
  MeetingWall,
  OrderAgenda,
  PlanMeeting,
  PutOnAgenda,
} from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { AgendaItems } from './agenda-items';
import { KeepMeetings } from './keep-meetings';
import { MeetingLists } from './meeting-lists';
import { MeetingPages } from './meeting-pages';

const TAG = 'Overleggen';

/** Meetings of a region, and what is on their agendas. */
@Controller('v1')
@UseGuards(LoginGuard)
export class MeetingsController {
  constructor(
    private readonly lists: MeetingLists,
    private readonly pages: MeetingPages,
    private readonly meetings: KeepMeetings,
    private readonly items: AgendaItems,
  ) {}

  @Get('meetings')
  @Described({
    tag: TAG,
    summary: 'Overleggen van de regio, of waarvoor u bent uitgenodigd',
    answer: MeetingPage,
    refuses: [400],
  })
  @ApiQuery({ name: 'when', required: false, enum: ['coming', 'past'] })
  @ApiQuery({ name: 'after', required: false, type: String })
  list(@TheCaller() caller: Caller, @Query() query: unknown): Promise<MeetingPage> {
    return this.lists.page(caller, query);
  }

  @Post('meetings')
  @Described({ tag: TAG, summary: 'Overleg plannen', status: 201, body: PlanMeeting, answer: MeetingSaved, once: true })
  plan(
    @TheCaller() caller: Caller,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<MeetingSaved> {
    const once = onceKey(key, { personId: caller.actor.personId, route: 'meetings', body });
    return this.meetings.plan(caller, { body, once });
  }

  @Get('meetings/:meetingId')
  @Described({ tag: TAG, summary: 'Overleg met de agendapunten die u kunt zien', answer: MeetingAnswer })
  one(@TheCaller() caller: Caller, @Param('meetingId') meetingId: string): Promise<MeetingAnswer> {
    return this.pages.one(caller, pathId(meetingId));
  }

  @Put('meetings/:meetingId')
  @Described({ tag: TAG, summary: 'Overleg wijzigen', body: KeepMeeting, answer: MeetingSaved, version: true })
  put(
    @TheCaller() caller: Caller,
    @Param('meetingId') meetingId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MeetingSaved> {
    return this.meetings.put(caller, pathId(meetingId), { body, ifMatch });
  }

  @Post('meetings/:meetingId/closings')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Overleg afsluiten', answer: MeetingSaved, version: true })
  close(
    @TheCaller() caller: Caller,
    @Param('meetingId') meetingId: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MeetingSaved> {
    return this.meetings.close(caller, pathId(meetingId), { ifMatch });
  }

  @Put('meetings/:meetingId/order')
  @Described({ tag: TAG, summary: 'Agenda ordenen', body: OrderAgenda, answer: MeetingSaved, refuses: [409] })
  order(
    @TheCaller() caller: Caller,
    @Param('meetingId') meetingId: string,
    @Body() body: unknown,
  ): Promise<MeetingSaved> {
    return this.meetings.order(caller, pathId(meetingId), { body });
  }

  @Get('meetings/:meetingId/candidates')
  @Described({ tag: TAG, summary: 'Casussen die op een overleg wachten', answer: AgendaCandidates, refuses: [409] })
  candidates(@TheCaller() caller: Caller, @Param('meetingId') meetingId: string): Promise<AgendaCandidates> {
    return this.lists.candidates(caller, pathId(meetingId));
  }

  @Get('meetings/:meetingId/wall')
  @Described({ tag: TAG, summary: 'Wat in de zaal mag hangen', answer: MeetingWall })
  wall(@TheCaller() caller: Caller, @Param('meetingId') meetingId: string): Promise<MeetingWall> {
    return this.pages.wall(caller, pathId(meetingId));
  }

  @Post('cases/:caseId/agenda-items')
  @Described({
    tag: TAG,
    summary: 'Casus op de agenda van een overleg zetten',
    status: 201,
    body: PutOnAgenda,
    answer: AgendaItemAdded,
    once: true,
    refuses: [409],
  })
  putOn(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<AgendaItemAdded> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `agenda-items:${caseId}`, body });
    return this.items.put(caller, pathId(caseId), { body, once });
  }
}
