import {
  amsterdamDate,
  type Authorisation,
  coversRegion,
  type DeskAct,
  deskAuthorisations,
  DESK_POLICY,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import type { Organisation } from '../database/entities';
import { type Tx, UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, type OnceKey, remember } from '../shared/idempotency';
import { Refused, unknown } from '../shared/refusal';

/** A municipality that somebody reaches, and the authorisation by which. */
export interface ReachedMunicipality {
  readonly municipality: Organisation;
  readonly authorisation: Authorisation;
}

/** What a change finds on the table. */
export interface MunicipalityWorkDesk extends ReachedMunicipality {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly book: OpenBook;
  readonly now: string;
  readonly today: string;
}

/** One change under a municipality. */
export interface MunicipalityChange<Answer> {
  readonly municipalityId: string;
  readonly act: DeskAct;
  readonly once?: OnceKey | null;
  /** Reads the body, once it is clear that the caller may do this. */
  readonly shape: () => void;
  readonly change: (desk: MunicipalityWorkDesk) => Promise<{ answer: Answer; payload?: unknown }>;
}

/** Whether an authorisation reaches a municipality for an act: by its region, or as the organisation itself. */
function reaches(act: DeskAct, authorisation: Authorisation, { municipality, book, today }: Place): boolean {
  if (DESK_POLICY[act][authorisation.role] === 'region') return coversRegion(authorisation, municipality.region_code);
  return book.lineageDown(authorisation.organisationId, today).includes(municipality.id);
}
interface Place {
  readonly municipality: Organisation;
  readonly book: OpenBook;
  readonly today: string;
}

/**
 * The municipality somebody wants to do something with.
 * @throws Refused `unknown` when it does not exist or is out of reach, `wrong-role` when it may be read but not this
 */
export function reachMunicipality(
  { actor }: Caller,
  act: DeskAct,
  { municipalityId, book, today }: { municipalityId: string; book: OpenBook; today: string },
): ReachedMunicipality {
  const municipality = book.organisation(municipalityId);
  if (municipality?.kind !== 'municipality') throw unknown();
  const place = { municipality, book, today };
  const found = (wanted: DeskAct): Authorisation | undefined =>
    deskAuthorisations(wanted, actor, today).find((one) => reaches(wanted, one, place));
  const authorisation = found(act);
  if (authorisation) return { municipality, authorisation };
  if (found('readMunicipality')) throw new Refused('wrong-role', 'Uw rol mag dit niet bij deze gemeente.');
  throw unknown();
}

/** Every change under a municipality goes this way: reach, shape, change, log; all or nothing. */
@Injectable()
export class ChangeMunicipality {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * Makes a change under a municipality.
   * @throws Refused in the order 404, 403, 400, 409, 428
   */
  async run<Answer>(caller: Caller, change: MunicipalityChange<Answer>): Promise<Answer> {
    const book = await this.reference.open();
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const now = this.clock.now();
      const today = amsterdamDate(now);
      const { municipalityId } = change;
      const reached = reachMunicipality(caller, change.act, { municipalityId, book, today });
      change.shape();
      const before = await claim<Answer>(tx, change.once ?? null, now);
      if (before) return before;
      const { answer, payload } = await change.change({ ...reached, tx, caller, book, now, today });
      await this.log.write(tx, caller, {
        act: change.act,
        object: `organisation:${municipalityId}`,
        authorisationId: reached.authorisation.id,
        payload: payload ?? {},
      });
      await remember(tx, change.once ?? null, answer);
      return answer;
    });
  }
}
