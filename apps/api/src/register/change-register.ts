import type { PersonAnswer } from '@casusregie/contract';
import { amsterdamDate, deskAuthorisations, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { requireVersion } from '../cases/change-case';
import { FOR_UPDATE } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { Refused, unknown } from '../shared/refusal';
import { Persons } from './persons';
import { reachWhere, registerReach } from './register-reach';

/** A person of the register, locked until the change is made. */
export interface LockedPerson {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly active: boolean;
  readonly organisation_id: string;
  readonly version: number;
}

/** What a change of the register finds on the table. */
export interface RegisterDesk {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly authorisation: Authorisation;
  readonly person: LockedPerson;
  readonly book: OpenBook;
  readonly now: string;
  readonly today: string;
}

/** One change of one person, or of what they may do. */
export interface RegisterChange {
  /** Finds the person: itself, or the one who holds an authorisation. */
  readonly where: 'p.id = $1' | 'p.id = (SELECT h.person_id FROM authorisations h WHERE h.id = $1)';
  readonly id: string;
  readonly once?: OnceKey | null;
  /** Given when the caller must have seen the newest version of the person. */
  readonly ifMatch?: { readonly header: string | undefined };
  /** Whether it touches cases, which the administrator does not see. */
  readonly touchesCases?: boolean;
  /** Reads the body, once it is clear that the caller may do this. */
  readonly shape: () => void;
  /** Refuses what the rules of the register refuse; what it throws is told before a stale version is. */
  readonly check?: (desk: RegisterDesk) => Promise<void> | void;
  /** Makes the change; answers what is kept beside its line in the log. */
  readonly change: (desk: RegisterDesk) => Promise<unknown>;
}

/** Every change of the register goes this way: lock the person, refuse, change, raise the version, log; all or nothing. */
@Injectable()
export class ChangeRegister {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly persons: Persons,
  ) {}

  /**
   * Makes a change and answers the person as they are afterwards.
   * @throws Refused in the order 404, 403, 400, 409, 428
   */
  async run(caller: Caller, change: RegisterChange): Promise<PersonAnswer> {
    const book = await this.reference.open();
    const work = (): Promise<string> => this.work.run((tx) => this.inside(tx, caller, book, change));
    const personId = change.touchesCases ? await asSystem('leave', work) : await work();
    return this.persons.answer(caller, personId);
  }

  private async inside(tx: Tx, caller: Caller, book: OpenBook, change: RegisterChange): Promise<string> {
    await stillAuthorised(tx, caller);
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const person = await this.lock(tx, caller, change, today);
    const [authorisation] = deskAuthorisations('manageRegister', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Alleen de beheerder wijzigt het autorisatieregister.');
    if (person.id === caller.actor.personId) {
      throw new Refused('wrong-role', 'Uw eigen gegevens en bevoegdheden wijzigt een andere beheerder.');
    }
    change.shape();
    const before = await claim<{ personId: string }>(tx, change.once ?? null, now);
    if (before) return before.personId;
    const desk = { tx, caller, authorisation, person, book, now, today };
    await change.check?.(desk);
    if (change.ifMatch) requireVersion(change.ifMatch.header, person.version);
    const payload = await change.change(desk);
    await tx.run('UPDATE persons SET version = version + 1 WHERE id = $1', [person.id]);
    await this.log.write(tx, caller, {
      act: 'manageRegister',
      object: `person:${person.id}`,
      authorisationId: authorisation.id,
      payload,
    });
    await remember(tx, change.once ?? null, { personId: person.id });
    return person.id;
  }

  private async lock(tx: Tx, { actor }: Caller, { where, id }: RegisterChange, today: string): Promise<LockedPerson> {
    const params: unknown[] = [id];
    const found = await tx.first<LockedPerson>(
      `SELECT p.id, p.account, p.name, p.active, p.organisation_id, p.version FROM persons p
       WHERE ${where} AND ${reachWhere(params, registerReach(actor, today))}${FOR_UPDATE && `${FOR_UPDATE} OF p`}`,
      params,
    );
    if (!found) throw unknown();
    return { ...found, active: Boolean(found.active) };
  }
}
