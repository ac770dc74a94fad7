import { ChooseDefaultView, ListView, ListViews, SaveListView } from '@casusregie/contract';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { ListViewDesk } from './list-views';

const TAG = 'Weergaven';

/** Saved and shared views of the worklist. */
@Controller('v1')
@UseGuards(LoginGuard)
export class ListViewsController {
  constructor(private readonly views: ListViewDesk) {}

  @Get('list-views')
  @Described({ tag: TAG, summary: 'Eigen en gedeelde weergaven van de werklijst', answer: ListViews })
  list(@TheCaller() caller: Caller): Promise<ListViews> {
    return this.views.list(caller);
  }

  @Post('list-views')
  @HttpCode(201)
  @Described({
    tag: TAG,
    summary: 'Weergave bewaren',
    act: 'keepListViews',
    status: 201,
    body: SaveListView,
    answer: ListView,
    once: true,
  })
  add(@TheCaller() caller: Caller, @Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<ListView> {
    const once = onceKey(key, { personId: caller.actor.personId, route: 'list-views', body });
    return this.views.add(caller, { body, once });
  }

  @Put('list-views/:viewId')
  @Described({
    tag: TAG,
    summary: 'Weergave wijzigen',
    act: 'keepListViews',
    body: SaveListView,
    answer: ListView,
    version: true,
  })
  change(
    @TheCaller() caller: Caller,
    @Param('viewId') viewId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<ListView> {
    return this.views.change(caller, pathId(viewId), { body, ifMatch });
  }

  @Delete('list-views/:viewId')
  @Described({ tag: TAG, summary: 'Weergave verwijderen', act: 'keepListViews', answer: ListViews })
  remove(@TheCaller() caller: Caller, @Param('viewId') viewId: string): Promise<ListViews> {
    return this.views.remove(caller, pathId(viewId));
  }

  @Put('default-list-view')
  @Described({
    tag: TAG,
    summary: 'Kiezen met welke weergave uw lijst begint',
    act: 'keepListViews',
    body: ChooseDefaultView,
    answer: ListViews,
  })
  choose(@TheCaller() caller: Caller, @Body() body: unknown): Promise<ListViews> {
    return this.views.choose(caller, body);
  }
}
