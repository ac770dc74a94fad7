import { CloseSample, DrawSample, RecordFinding, SampleAnswer, SampleList, SampleRow } from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { Samples } from './samples';

const TAG = 'Logboek';

/** Samples of who read what, with the auditor's findings. */
@Controller('v1/audit/samples')
@UseGuards(LoginGuard)
export class SamplesController {
  constructor(private readonly samples: Samples) {}

  @Get()
  @Described({ tag: TAG, summary: 'Steekproeven uit het logboek', answer: SampleList })
  list(@TheCaller() caller: Caller): Promise<SampleList> {
    return this.samples.list(caller);
  }

  @Post()
  @Described({ tag: TAG, summary: 'Steekproef trekken', status: 201, body: DrawSample, answer: SampleRow, once: true })
  draw(
    @TheCaller() caller: Caller,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<SampleRow> {
    const once = onceKey(key, { personId: caller.actor.personId, route: 'samples', body });
    return this.samples.draw(caller, body, once);
  }

  @Get(':sampleId')
  @Described({ tag: TAG, summary: 'Eén steekproef met de getrokken lezingen en bevindingen', answer: SampleAnswer })
  one(@TheCaller() caller: Caller, @Param('sampleId') sampleId: string): Promise<SampleAnswer> {
    return this.samples.one(caller, pathId(sampleId));
  }

  @Put(':sampleId/findings/:entryId')
  @Described({
    tag: TAG,
    summary: 'Bevinding bij één lezing vastleggen',
    body: RecordFinding,
    answer: SampleRow,
    refuses: [409],
  })
  find(
    @TheCaller() caller: Caller,
    @Param() path: { sampleId: string; entryId: string },
    @Body() body: unknown,
  ): Promise<SampleRow> {
    const at = { sampleId: pathId(path.sampleId), entryId: pathId(path.entryId) };
    return this.samples.find(caller, at, body);
  }

  @Post(':sampleId/closing')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Steekproef afsluiten', body: CloseSample, answer: SampleRow, refuses: [409] })
  close(@TheCaller() caller: Caller, @Param('sampleId') sampleId: string, @Body() body: unknown): Promise<SampleRow> {
    return this.samples.close(caller, pathId(sampleId), body);
  }
}
