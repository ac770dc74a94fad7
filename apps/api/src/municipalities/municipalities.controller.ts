import {
  AttachContact,
  ContactAnswer,
  ContactNoted,
  ContactPage,
  KeepMunicipality,
  MunicipalityAnswer,
  MunicipalityList,
  MunicipalitySummary,
  NoteContact,
} from '@casusregie/contract';
import { Body, Controller, Get, Headers, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { onceKey } from '../shared/idempotency';
import { pathId } from '../shared/ids';
import { Contacts } from './contacts';
import { KeepMunicipalities } from './keep-municipality';
import { MunicipalityPages } from './municipality-pages';
import { MunicipalitySummaries } from './municipality-summary';

const TAG = 'Gemeenten';

/** Municipalities of a region: their page, who keeps in touch with them, and the talks with them. */
@Controller('v1')
@UseGuards(LoginGuard)
export class MunicipalitiesController {
  constructor(
    private readonly pages: MunicipalityPages,
    private readonly summaries: MunicipalitySummaries,
    private readonly keeping: KeepMunicipalities,
    private readonly contacts: Contacts,
  ) {}

  @Get('municipalities')
  @Described({ tag: TAG, summary: 'Gemeenten van uw regio', answer: MunicipalityList })
  list(@TheCaller() caller: Caller): Promise<MunicipalityList> {
    return this.pages.list(caller);
  }

  @Get('municipalities/:municipalityId')
  @Described({ tag: TAG, summary: 'Gemeenteblad', answer: MunicipalityAnswer })
  one(@TheCaller() caller: Caller, @Param('municipalityId') municipalityId: string): Promise<MunicipalityAnswer> {
    return this.pages.one(caller, pathId(municipalityId));
  }

  @Get('municipalities/:municipalityId/summary')
  @Described({ tag: TAG, summary: 'Overzicht zonder namen voor de burgemeester', answer: MunicipalitySummary })
  summary(@TheCaller() caller: Caller, @Param('municipalityId') municipalityId: string): Promise<MunicipalitySummary> {
    return this.summaries.one(caller, pathId(municipalityId));
  }

  @Put('municipalities/:municipalityId/desk')
  @Described({
    tag: TAG,
    summary: 'Accountmanager, contactpersonen en volgend bezoek bijhouden',
    body: KeepMunicipality,
    answer: MunicipalityAnswer,
    version: true,
  })
  keep(
    @TheCaller() caller: Caller,
    @Param('municipalityId') municipalityId: string,
    @Body() body: unknown,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MunicipalityAnswer> {
    return this.keeping.put(caller, pathId(municipalityId), { body, ifMatch });
  }

  @Get('contacts')
  @Described({ tag: TAG, summary: 'Contacten met gemeenten', answer: ContactPage, refuses: [400] })
  @ApiQuery({ name: 'municipality', required: false, type: String })
  @ApiQuery({ name: 'after', required: false, type: String })
  page(@TheCaller() caller: Caller, @Query() query: unknown): Promise<ContactPage> {
    return this.contacts.page(caller, query);
  }

  @Post('contacts')
  @Described({
    tag: TAG,
    summary: 'Contact met een gemeente noteren',
    status: 201,
    body: NoteContact,
    answer: ContactNoted,
    once: true,
  })
  note(
    @TheCaller() caller: Caller,
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<ContactNoted> {
    const once = onceKey(key, { personId: caller.actor.personId, route: 'contacts', body });
    return this.contacts.note(caller, { body, once });
  }

  @Put('contacts/:contactId/case')
  @Described({
    tag: TAG,
    summary: 'Contact bij een casus voegen',
    body: AttachContact,
    answer: ContactAnswer,
    refuses: [409],
  })
  attach(
    @TheCaller() caller: Caller,
    @Param('contactId') contactId: string,
    @Body() body: unknown,
  ): Promise<ContactAnswer> {
    return this.contacts.attach(caller, pathId(contactId), { body });
  }
}
