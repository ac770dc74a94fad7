import { AddTask, EndTask, PatchTask, TaskAdded, TaskAnswer, TaskList } from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { KeepTasks } from './keep-tasks';
import { TaskLists } from './task-lists';

const TAG = 'Taken';

/** Tasks on a case or on a municipality. */
@Controller('v1')
@UseGuards(LoginGuard)
export class TasksController {
  constructor(
    private readonly lists: TaskLists,
    private readonly tasks: KeepTasks,
  ) {}

  @Get('tasks')
  @Described({ tag: TAG, summary: 'Open taken van u en uw organisatie', answer: TaskList })
  own(@TheCaller() caller: Caller): Promise<TaskList> {
    return this.lists.own(caller);
  }

  @Get('cases/:caseId/tasks')
  @Described({ tag: TAG, summary: 'Taken bij een casus', answer: TaskList })
  ofCase(@TheCaller() caller: Caller, @Param('caseId') caseId: string): Promise<TaskList> {
    return this.lists.ofCase(caller, pathId(caseId));
  }

  @Post('cases/:caseId/tasks')
  @Described({
    tag: TAG,
    summary: 'Taak toevoegen aan een casus',
    status: 201,
    body: AddTask,
    answer: TaskAdded,
    once: true,
    refuses: [409],
  })
  add(
    @TheCaller() caller: Caller,
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<TaskAdded> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `tasks:${caseId}`, body });
    return this.tasks.addToCase(caller, pathId(caseId), { body, once });
  }

  @Post('municipalities/:municipalityId/tasks')
  @Described({
    tag: TAG,
    summary: 'Taak toevoegen aan een gemeente',
    status: 201,
    body: AddTask,
    answer: TaskAdded,
    once: true,
  })
  addToMunicipality(
    @TheCaller() caller: Caller,
    @Param('municipalityId') municipalityId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<TaskAdded> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `tasks:${municipalityId}`, body });
    return this.tasks.addToMunicipality(caller, pathId(municipalityId), { body, once });
  }

  @Patch('tasks/:taskId')
  @Described({ tag: TAG, summary: 'Taak wijzigen', body: PatchTask, answer: TaskAnswer, version: true })
  patch(
    @TheCaller() caller: Caller,
    @Param('taskId') taskId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<TaskAnswer> {
    return this.tasks.patch(caller, pathId(taskId), { body, ifMatch });
  }

  @Post('tasks/:taskId/endings')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Taak afmelden of laten vervallen',
    body: EndTask,
    answer: TaskAnswer,
    version: true,
  })
  end(
    @TheCaller() caller: Caller,
    @Param('taskId') taskId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<TaskAnswer> {
    return this.tasks.end(caller, pathId(taskId), { body, ifMatch });
  }
}
