import { MeAnswer } from '@casusregie/contract';
import { DESK_ACTS, deskAuthorisations, liveAuthorisations, ROLE_LABELS } from '@casusregie/domain';
import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ReferenceBook } from '../organisations/reference-book';
import { Described } from '../shared/api-docs';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import { TheCaller, type Caller } from './caller';
import { LoginGuard } from './login.guard';

/** Who is calling. */
@Controller('v1/me')
@UseGuards(LoginGuard)
export class MeController {
  constructor(
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Described({ tag: 'Aanmelden', summary: 'Wie bent u, en wat mag u', answer: MeAnswer })
  async me(@TheCaller() caller: Caller): Promise<MeAnswer> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const live = liveAuthorisations(caller.actor, today);
    const lost = caller.actor.authorisations.length - live.length;
    return {
      person: caller.person,
      organisation: caller.organisation,
      authorisations: live.map(({ id, role, organisationId, regionCodes }) => ({
        id,
        role,
        label: ROLE_LABELS[role],
        organisation: book.organisationRef(organisationId),
        regions:
          regionCodes === 'nation' ? [] : regionCodes.map((code) => ({ code, name: book.region(code)?.name ?? code })),
      })),
      may: DESK_ACTS.filter((act) => deskAuthorisations(act, caller.actor, today).length > 0),
      demo: this.settings.mode === 'demo',
      notice:
        lost === 0
          ? null
          : `${lost === 1 ? 'Eén bevoegdheid is' : `${lost} bevoegdheden zijn`} verlopen. Neem contact op met uw beheerder.`,
    };
  }
}
