import { FigureAnswer, PartnerFigureAnswer } from '@casusregie/contract';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { Figures } from './figures';
import { PartnerFigures } from './partner-figures';

/** The first figures. */
@Controller('v1/figures')
@UseGuards(LoginGuard)
export class FiguresController {
  constructor(
    private readonly figures: Figures,
    private readonly partners: PartnerFigures,
  ) {}

  @Get()
  @Described({
    tag: 'Cijfers',
    summary: 'Cijfers per maand, regio en hoofdthema',
    answer: FigureAnswer,
    refuses: [400],
  })
  @ApiQuery({ name: 'from', required: false, type: String })
  @ApiQuery({ name: 'to', required: false, type: String })
  @ApiQuery({ name: 'region', required: false, type: String })
  read(@TheCaller() caller: Caller, @Query() query: Record<string, unknown>): Promise<FigureAnswer> {
    return this.figures.read(caller, query);
  }

  @Get('partners')
  @Described({
    tag: 'Cijfers',
    summary: 'Per partner: gevraagd, beantwoord, werkdagen en gronden van geen antwoord',
    answer: PartnerFigureAnswer,
    refuses: [400],
  })
  @ApiQuery({ name: 'from', required: false, type: String })
  @ApiQuery({ name: 'to', required: false, type: String })
  @ApiQuery({ name: 'region', required: false, type: String })
  perPartner(@TheCaller() caller: Caller, @Query() query: Record<string, unknown>): Promise<PartnerFigureAnswer> {
    return this.partners.read(caller, query);
  }
}
