import { ChangeSetting, RegionPractice, RegionSettings } from '@casusregie/contract';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { RegionSettingsDesk } from './region-settings';

const TAG = 'Instellingen van een regio';

/** What a region sets for itself, and what follows from it for forms and pages. */
@Controller('v1')
@UseGuards(LoginGuard)
export class RegionSettingsController {
  constructor(private readonly desk: RegionSettingsDesk) {}

  @Get('regions/:regionCode/practice')
  @Described({
    tag: TAG,
    summary: 'Hoe een regio vandaag werkt: vragen, teksten en overleggen',
    answer: RegionPractice,
  })
  practice(@Param('regionCode') regionCode: string): Promise<RegionPractice> {
    return this.desk.practice(regionCode);
  }

  @Get('regions/:regionCode/settings')
  @Described({ tag: TAG, summary: 'Instellingen van een regio, met hun geschiedenis', answer: RegionSettings })
  list(@TheCaller() caller: Caller, @Param('regionCode') regionCode: string): Promise<RegionSettings> {
    return this.desk.list(caller, regionCode);
  }

  @Post('regions/:regionCode/setting-changes')
  @Described({
    tag: TAG,
    summary: 'Vastleggen wat vanaf een dag geldt',
    act: 'changeSettings',
    status: 201,
    body: ChangeSetting,
    answer: RegionSettings,
    once: true,
  })
  change(
    @TheCaller() caller: Caller,
    @Param('regionCode') regionCode: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<RegionSettings> {
    const once = onceKey(key, { personId: caller.actor.personId, route: `setting-changes:${regionCode}`, body });
    return this.desk.change(caller, regionCode, { body, once });
  }

  @Post('setting-changes/:changeId/withdrawal')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Een geplande wijziging intrekken',
    act: 'changeSettings',
    answer: RegionSettings,
    refuses: [409],
  })
  withdraw(@TheCaller() caller: Caller, @Param('changeId') changeId: string): Promise<RegionSettings> {
    return this.desk.withdraw(caller, pathId(changeId));
  }
}
