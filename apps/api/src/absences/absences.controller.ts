import { AbsenceAnswer, AbsenceList, AbsenceNoted, NoteAbsence } from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { Absences } from './absences';

const TAG = 'Afwezigheid';

/** Who of a region is away, and who stands in. */
@Controller('v1/absences')
@UseGuards(LoginGuard)
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @Get()
  @Described({ tag: TAG, summary: 'Wie in de regio afwezig is, en wie vervangt', answer: AbsenceList })
  list(@TheCaller() caller: Caller): Promise<AbsenceList> {
    return this.absences.list(caller);
  }

  @Post()
  @Described({
    tag: TAG,
    summary: 'Afwezigheid en vervanger vastleggen',
    status: 201,
    body: NoteAbsence,
    answer: AbsenceNoted,
    once: true,
  })
  note(
    @TheCaller() caller: Caller,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<AbsenceNoted> {
    const once = onceKey(key, { personId: caller.actor.personId, route: 'absences', body });
    return this.absences.note(caller, { body, once });
  }

  @Post(':absenceId/endings')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Afwezigheid eerder beëindigen', answer: AbsenceAnswer, refuses: [409] })
  end(@TheCaller() caller: Caller, @Param('absenceId') absenceId: string): Promise<AbsenceAnswer> {
    return this.absences.end(caller, pathId(absenceId));
  }
}
