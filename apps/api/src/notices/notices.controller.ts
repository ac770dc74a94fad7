import { ChooseNotices, NoticeCount, NoticePage, NoticeSettings } from '@casusregie/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { pathId } from '../shared/ids';
import { NoticeLists } from './notice-lists';
import { NoticeChoices } from './notice-settings';

const TAG = 'Meldingen';

/** The caller's own notices, and which of them go by mail as well. */
@Controller('v1')
@UseGuards(LoginGuard)
export class NoticesController {
  constructor(
    private readonly lists: NoticeLists,
    private readonly choices: NoticeChoices,
  ) {}

  @Get('notices')
  @Described({ tag: TAG, summary: 'Uw meldingen, nieuwste eerst', answer: NoticePage, refuses: [400] })
  @ApiQuery({ name: 'only', required: false, enum: ['unread'] })
  @ApiQuery({ name: 'after', required: false, type: String })
  page(@TheCaller() caller: Caller, @Query() query: unknown): Promise<NoticePage> {
    return this.lists.page(caller, query);
  }

  @Get('notices/count')
  @Described({ tag: TAG, summary: 'Hoeveel meldingen u nog niet las', answer: NoticeCount })
  count(@TheCaller() caller: Caller): Promise<NoticeCount> {
    return this.lists.count(caller);
  }

  @Post('notices/readings')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Alle meldingen gelezen', answer: NoticeCount })
  readAll(@TheCaller() caller: Caller): Promise<NoticeCount> {
    return this.lists.readAll(caller);
  }

  @Post('notices/:noticeId/reading')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Eén melding gelezen', answer: NoticeCount })
  read(@TheCaller() caller: Caller, @Param('noticeId') noticeId: string): Promise<NoticeCount> {
    return this.lists.read(caller, pathId(noticeId));
  }

  @Get('notice-settings')
  @Described({ tag: TAG, summary: 'Welke meldingen u per e-mail krijgt', answer: NoticeSettings })
  settings(@TheCaller() caller: Caller): Promise<NoticeSettings> {
    return this.choices.read(caller);
  }

  @Put('notice-settings')
  @Described({
    tag: TAG,
    summary: 'Kiezen welke meldingen u per e-mail krijgt',
    body: ChooseNotices,
    answer: NoticeSettings,
  })
  choose(@TheCaller() caller: Caller, @Body() body: unknown): Promise<NoticeSettings> {
    return this.choices.choose(caller, body);
  }
}
