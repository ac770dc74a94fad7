import { AddTask, NoteAdded, NoteAtItem, TaskAdded, TypeAtItem, TypedAtItem } from '@casusregie/contract';
import { Body, Controller, Delete, Headers, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { AgendaItems } from './agenda-items';

const TAG = 'Overleggen';

/** What is typed, agreed and noted at one item of an agenda. */
@Controller('v1/meeting-items/:agendaItemId')
@UseGuards(LoginGuard)
export class AgendaItemsController {
  constructor(private readonly items: AgendaItems) {}

  @Patch()
  @Described({
    tag: TAG,
    summary: 'Verslag en besluit bij een agendapunt vastleggen',
    body: TypeAtItem,
    answer: TypedAtItem,
    version: true,
  })
  type(
    @TheCaller() caller: Caller,
    @Param('agendaItemId') itemId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<TypedAtItem> {
    return this.items.type(caller, pathId(itemId), { body, ifMatch });
  }

  @Delete()
  @HttpCode(204)
  @Described({ tag: TAG, summary: 'Casus van de agenda halen', status: 204, refuses: [409] })
  take(@TheCaller() caller: Caller, @Param('agendaItemId') itemId: string): Promise<void> {
    return this.items.take(caller, pathId(itemId));
  }

  @Post('actions')
  @Described({
    tag: TAG,
    summary: 'Actie afspreken: wordt een taak',
    status: 201,
    body: AddTask,
    answer: TaskAdded,
    once: true,
    refuses: [409],
  })
  act(
    @TheCaller() caller: Caller,
    @Param('agendaItemId') itemId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<TaskAdded> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `meeting-actions:${itemId}`, body });
    return this.items.act(caller, pathId(itemId), { body, once });
  }

  @Post('notes')
  @Described({
    tag: TAG,
    summary: 'Aantekening bij een afgesloten overleg toevoegen',
    status: 201,
    body: NoteAtItem,
    answer: NoteAdded,
    once: true,
    refuses: [409],
  })
  note(
    @TheCaller() caller: Caller,
    @Param('agendaItemId') itemId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<NoteAdded> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `meeting-notes:${itemId}`, body });
    return this.items.note(caller, pathId(itemId), { body, once });
  }
}
