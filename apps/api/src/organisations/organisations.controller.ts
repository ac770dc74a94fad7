import { ColleagueList, LabelledList, OrganisationList, RegionList, type OrganisationRow } from '@casusregie/contract';
import { ORGANISATION_KINDS } from '@casusregie/domain';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { Clock } from '../shared/clock';
import { invalid } from '../shared/refusal';
import { Colleagues } from './colleagues';
import { ReferenceBook } from './reference-book';

const TAG = 'Referentielijsten';
const text = (name: string, more: object = {}) => ApiQuery({ name, required: false, type: String, ...more });

function known(query: Record<string, unknown>, names: readonly string[]): Record<string, string | undefined> {
  const strange = Object.keys(query).find((name) => !names.includes(name));
  if (strange) throw invalid(strange, 'is een onbekend veld');
  const twice = names.find((name) => query[name] !== undefined && typeof query[name] !== 'string');
  if (twice) throw invalid(twice, 'mag maar één keer');
  return query as Record<string, string | undefined>;
}

/** Reference lists: who exists today, themes, phenomena, desks; and colleagues of a region. */
@Controller('v1')
@UseGuards(LoginGuard)
export class OrganisationsController {
  constructor(
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly colleagues: Colleagues,
  ) {}

  @Get('organisations')
  @Described({ tag: TAG, summary: 'Organisaties die vandaag bestaan', answer: OrganisationList, refuses: [400] })
  @text('kind', { enum: [...ORGANISATION_KINDS] })
  @text('q')
  async organisations(@Query() raw: Record<string, unknown>): Promise<OrganisationList> {
    const query = known(raw, ['kind', 'q']);
    const kinds: readonly string[] = ORGANISATION_KINDS;
    if (query['kind'] && !kinds.includes(query['kind']))
      throw invalid('kind', `moet een van deze zijn: ${kinds.join(', ')}`);
    const book = await this.reference.open();
    const today = this.clock.today();
    const wanted = query['q']?.toLowerCase() ?? '';
    const items = book
      .organisations()
      .filter(
        (row) =>
          book.exists(row.id, today) &&
          (!query['kind'] || row.kind === query['kind']) &&
          row.name.toLowerCase().includes(wanted),
      )
      .map<OrganisationRow>((row) => ({
        id: row.id,
        code: row.code,
        name: row.name,
        kind: row.kind,
        regionCode: row.region_code,
        provinceCode: row.province_code,
        regionCodes: [...book.regionsOf(row.id)],
        validFrom: row.valid_from,
        validUntil: row.valid_until,
      }));
    return { items };
  }

  @Get('regions')
  @Described({ tag: TAG, summary: 'De RIEC-regio’s met hun loket', answer: RegionList })
  async regions(): Promise<RegionList> {
    const book = await this.reference.open();
    return { items: book.regions().flatMap(({ code }) => book.desk(code) ?? []) };
  }

  @Get('themes')
  @Described({ tag: TAG, summary: 'Thema’s die vandaag gelden', answer: LabelledList, refuses: [400] })
  @text('region')
  async themes(@Query() raw: Record<string, unknown>): Promise<LabelledList> {
    const { region } = known(raw, ['region']);
    const book = await this.reference.open();
    if (region && !book.region(region)) throw invalid('region', 'is geen bestaande regio');
    return { items: book.themes(this.clock.today(), region) };
  }

  @Get('phenomena')
  @Described({ tag: TAG, summary: 'Fenomenen', answer: LabelledList })
  async phenomena(): Promise<LabelledList> {
    return { items: (await this.reference.open()).phenomena() };
  }

  @Get('desks')
  @Described({ tag: TAG, summary: 'Loketten om naar door te verwijzen', answer: LabelledList })
  async desks(): Promise<LabelledList> {
    return { items: (await this.reference.open()).desks() };
  }

  @Get('colleagues')
  @Described({
    tag: TAG,
    summary: 'Collega’s die op een casus kunnen worden gezet',
    rate: 'search',
    answer: ColleagueList,
    refuses: [400],
  })
  @text('caseId')
  @text('region')
  people(@TheCaller() caller: Caller, @Query() raw: Record<string, unknown>): Promise<ColleagueList> {
    const { caseId, region } = known(raw, ['caseId', 'region']);
    return this.colleagues.list(caller, { caseId, region });
  }
}
