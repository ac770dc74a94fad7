import {
  CertificationAnswer,
  CertificationList,
  CertificationReport,
  CertifyAuthorisations,
  GrantAuthorisation,
  PatchAuthorisation,
  PatchPerson,
  PersonAnswer,
  PersonPage,
  PersonSearch,
  RecordDeparture,
  RecordTransfer,
  RegisterPerson,
} from '@casusregie/contract';
import { ORGANISATION_KINDS, ROLES } from '@casusregie/domain';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Res, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey, type OnceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { Authorisations } from './authorisations';
import { CertificationReports } from './certification-report';
import { Certifications } from './certifications';
import { Departures } from './departures';
import { Persons } from './persons';

const TAG = 'Autorisatieregister';
const text = (name: string, more: object = {}) => ApiQuery({ name, required: false, type: String, ...more });
type Head = Record<string, string | undefined>;

const once = (caller: Caller, route: string, given: { headers: Head; body: unknown }): OnceKey | null =>
  onceKey(given.headers['idempotency-key'], { personId: caller.actor.personId, route, body: given.body });

/** The authorisation register: persons, what they may do, departures, transfers, and the yearly review. */
@Controller('v1')
@UseGuards(LoginGuard)
export class RegisterController {
  constructor(
    private readonly persons: Persons,
    private readonly authorisations: Authorisations,
    private readonly departures: Departures,
    private readonly certifications: Certifications,
    private readonly reports: CertificationReports,
  ) {}

  @Get('persons')
  @Described({ tag: TAG, summary: 'Personen in het register', answer: PersonPage, refuses: [400] })
  @text('presence', { enum: ['present', 'gone'] })
  @text('kind', { enum: [...ORGANISATION_KINDS] })
  @text('organisation')
  @text('region')
  @text('role', { enum: [...ROLES] })
  @text('attention', { enum: ['screening', 'due', 'none'] })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100 } })
  @text('after')
  list(@TheCaller() caller: Caller, @Query() query: unknown): Promise<PersonPage> {
    return this.persons.list(caller, query);
  }

  @Post('persons/_search')
  @HttpCode(200)
  @Described({ tag: TAG, summary: 'Personen zoeken op naam of account', body: PersonSearch, answer: PersonPage })
  search(@TheCaller() caller: Caller, @Body() body: unknown): Promise<PersonPage> {
    return this.persons.search(caller, body);
  }

  @Post('persons')
  @Described({
    tag: TAG,
    summary: 'Persoon met account toevoegen',
    act: 'manageRegister',
    status: 201,
    body: RegisterPerson,
    answer: PersonAnswer,
    once: true,
  })
  register(@TheCaller() caller: Caller, @Body() body: unknown, @Headers() headers: Head): Promise<PersonAnswer> {
    return this.departures.register(caller, { body, once: once(caller, 'persons', { headers, body }) });
  }

  @Get('persons/:personId')
  @Described({ tag: TAG, summary: 'Eén persoon met bevoegdheden en hun verloop', answer: PersonAnswer })
  async one(
    @TheCaller() caller: Caller,
    @Param('personId') personId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonAnswer> {
    const answer = await this.persons.one(caller, pathId(personId));
    void reply.header('ETag', `"${answer.version}"`);
    return answer;
  }

  @Patch('persons/:personId')
  @Described({
    tag: TAG,
    summary: 'Naam, functie of telefoonnummer wijzigen',
    body: PatchPerson,
    answer: PersonAnswer,
    version: true,
  })
  patch(
    @TheCaller() caller: Caller,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PersonAnswer> {
    return this.departures.patch(caller, pathId(personId), { body, ifMatch });
  }

  @Post('persons/:personId/authorisations')
  @Described({
    tag: TAG,
    summary: 'Bevoegdheid verlenen',
    act: 'manageRegister',
    status: 201,
    body: GrantAuthorisation,
    answer: PersonAnswer,
    once: true,
  })
  grant(
    @TheCaller() caller: Caller,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Headers() headers: Head,
  ): Promise<PersonAnswer> {
    const key = once(caller, `grant:${personId}`, { headers, body });
    return this.authorisations.grant(caller, pathId(personId), { body, once: key });
  }

  @Patch('authorisations/:authorisationId')
  @Described({
    tag: TAG,
    summary: 'Geldigheid of screening verlengen, of de bevoegdheid beëindigen',
    act: 'manageRegister',
    body: PatchAuthorisation,
    answer: PersonAnswer,
    version: true,
  })
  change(
    @TheCaller() caller: Caller,
    @Param('authorisationId') authorisationId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<PersonAnswer> {
    return this.authorisations.patch(caller, pathId(authorisationId), { body, ifMatch });
  }

  @Post('persons/:personId/departures')
  @Described({
    tag: TAG,
    summary: 'Vertrek vastleggen: alles eindigt nu',
    status: 201,
    body: RecordDeparture,
    answer: PersonAnswer,
    version: true,
    once: true,
  })
  depart(
    @TheCaller() caller: Caller,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Headers() headers: Head,
  ): Promise<PersonAnswer> {
    const key = once(caller, `departures:${personId}`, { headers, body });
    return this.departures.depart(caller, pathId(personId), { body, ifMatch: headers['if-match'], once: key });
  }

  @Post('persons/:personId/transfers')
  @Described({
    tag: TAG,
    summary: 'Overstap naar een andere organisatie, of terugkeer',
    act: 'manageRegister',
    status: 201,
    body: RecordTransfer,
    answer: PersonAnswer,
    version: true,
    once: true,
  })
  transfer(
    @TheCaller() caller: Caller,
    @Param('personId') personId: string,
    @Body() body: unknown,
    @Headers() headers: Head,
  ): Promise<PersonAnswer> {
    const key = once(caller, `transfers:${personId}`, { headers, body });
    return this.departures.transfer(caller, pathId(personId), { body, ifMatch: headers['if-match'], once: key });
  }

  @Get('certifications')
  @Described({ tag: TAG, summary: 'Bevoegdheden die u moet beoordelen', answer: CertificationList, refuses: [400] })
  @text('region')
  due(@TheCaller() caller: Caller, @Query() query: unknown): Promise<CertificationList> {
    return this.certifications.list(caller, query);
  }

  @Post('certifications')
  @Described({
    tag: TAG,
    summary: 'Bevoegdheden bevestigen of beëindigen',
    status: 201,
    body: CertifyAuthorisations,
    answer: CertificationAnswer,
    once: true,
  })
  certify(@TheCaller() caller: Caller, @Body() body: unknown, @Headers() headers: Head): Promise<CertificationAnswer> {
    return this.certifications.record(caller, { body, once: once(caller, 'certifications', { headers, body }) });
  }

  @Get('certification-reports')
  @Described({ tag: TAG, summary: 'Verslag van de jaarlijkse beoordeling', answer: CertificationReport })
  report(@TheCaller() caller: Caller): Promise<CertificationReport> {
    return this.reports.report(caller);
  }
}
