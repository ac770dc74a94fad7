import { AccountOverview, AskOverview, FoundPersons, LogPage, SearchLog, SearchPersons } from '@casusregie/contract';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { AccountOverviews } from './account-overview';
import { LogPersons } from './log-persons';
import { LogSearch } from './log-search';

const TAG = 'Logboek';

/** Reading the log. Searches are bodies: no name, account or number comes into an address. */
@Controller('v1/audit')
@UseGuards(LoginGuard)
export class AuditorController {
  constructor(
    private readonly search: LogSearch,
    private readonly persons: LogPersons,
    private readonly overviews: AccountOverviews,
  ) {}

  @Post('log-searches')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Logboek doorzoeken, nieuwste eerst',
    rate: 'search',
    body: SearchLog,
    answer: LogPage,
  })
  find(@TheCaller() caller: Caller, @Body() body: unknown): Promise<LogPage> {
    return this.search.page(caller, body);
  }

  @Post('person-searches')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Personen zoeken om hun handelingen op te zoeken',
    rate: 'search',
    body: SearchPersons,
    answer: FoundPersons,
  })
  people(@TheCaller() caller: Caller, @Body() body: unknown): Promise<FoundPersons> {
    return this.persons.find(caller, body);
  }

  @Post('account-overviews')
  @HttpCode(200)
  @Described({
    tag: TAG,
    summary: 'Wat één account in een periode heeft aangeraakt',
    rate: 'search',
    body: AskOverview,
    answer: AccountOverview,
  })
  touched(@TheCaller() caller: Caller, @Body() body: unknown): Promise<AccountOverview> {
    return this.overviews.read(caller, body);
  }
}
