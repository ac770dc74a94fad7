import { PatchPerson, RecordDeparture, RecordTransfer, RegisterPerson, type PersonAnswer } from '@casusregie/contract';
import { amsterdamDate, deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { HandBack } from '../cases/hand-back';
import { Person } from '../database/entities';
import { flag } from '../database/json';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { ChangeRegister, type RegisterDesk } from './change-register';
import { Persons } from './persons';

/** A body that comes with the version that was seen, or with a key against doing it twice. */
interface Given {
  readonly body: unknown;
  readonly ifMatch?: string | undefined;
  readonly once?: OnceKey | null;
}

/** Persons who come, change, go to work elsewhere, and leave. */
@Injectable()
export class Departures {
  constructor(
    private readonly changes: ChangeRegister,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly persons: Persons,
    private readonly handBack: HandBack,
  ) {}

  /** Registers a person with an account; what they may do is granted afterwards. */
  async register(caller: Caller, { body, once = null }: Given): Promise<PersonAnswer> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const [authorisation] = deskAuthorisations('manageRegister', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Alleen de beheerder wijzigt het autorisatieregister.');
    const given = shape(RegisterPerson, body);
    const book = await this.reference.open();
    if (!book.exists(given.organisationId, today)) throw invalid('organisationId', 'bestaat vandaag niet');
    const personId = await this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const before = await claim<{ personId: string }>(tx, once, now);
      if (before) return before.personId;
      const id = newId();
      const added = await tx.run(
        `INSERT INTO persons (id, account, name, function, organisation_id, telephone, email, active, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT (account) DO NOTHING`,
        [
          ...[id, given.account, given.name, given.function, given.organisationId],
          ...[given.telephone ?? null, given.email ?? null, flag(true)],
        ],
      );
      if (added !== 1) throw invalid('account', 'bestaat al');
      await this.log.write(tx, caller, {
        act: 'manageRegister',
        object: `person:${id}`,
        authorisationId: authorisation.id,
        payload: { registered: given.account },
      });
      await remember(tx, once, { personId: id });
      return id;
    });
    return this.persons.answer(caller, personId);
  }

  /** Changes the name, function, telephone number or address. */
  patch(caller: Caller, personId: string, { body, ifMatch }: Given): Promise<PersonAnswer> {
    let given = new PatchPerson();
    return this.changes.run(caller, {
      where: 'p.id = $1',
      id: personId,
      ifMatch: { header: ifMatch },
      shape: () => {
        given = shape(PatchPerson, body);
      },
      change: async ({ tx }) => {
        const columns: (keyof Person & keyof PatchPerson)[] = ['name', 'function', 'telephone', 'email'];
        for (const column of columns) {
          if (given[column] !== undefined)
            await tx.run(`UPDATE persons SET ${column} = $2 WHERE id = $1`, [personId, given[column]]);
        }
        return { fields: Object.keys(given) };
      },
    });
  }

  /** A person leaves: authorisations, sessions and namings end now, and their cases wait for another. */
  depart(caller: Caller, personId: string, { body, ifMatch, once = null }: Given): Promise<PersonAnswer> {
    let given = new RecordDeparture();
    return this.changes.run(caller, {
      where: 'p.id = $1',
      id: personId,
      once,
      ifMatch: { header: ifMatch },
      touchesCases: true,
      shape: () => {
        given = shape(RecordDeparture, body);
      },
      change: async (desk) => {
        if (!desk.person.active) throw new Refused('wrong-moment', 'Deze persoon is al vertrokken.');
        await desk.tx.run('UPDATE persons SET active = $2, left_on = $3, email = NULL WHERE id = $1', [
          personId,
          flag(false),
          desk.today,
        ]);
        return { departed: await this.endEverything(desk, given.reason) };
      },
    });
  }

  /** A person goes to another organisation, or comes back: the account stays, what it could do ends now. */
  transfer(caller: Caller, personId: string, { body, ifMatch, once = null }: Given): Promise<PersonAnswer> {
    let given = new RecordTransfer();
    return this.changes.run(caller, {
      where: 'p.id = $1',
      id: personId,
      once,
      ifMatch: { header: ifMatch },
      touchesCases: true,
      shape: () => {
        given = shape(RecordTransfer, body);
      },
      check: ({ book, person, today }) => {
        if (!book.exists(given.organisationId, today)) throw invalid('organisationId', 'bestaat vandaag niet');
        if (person.active && person.organisation_id === given.organisationId) {
          throw invalid('organisationId', 'is waar deze persoon al werkt');
        }
      },
      change: async (desk) => {
        await desk.tx.run(
          'UPDATE persons SET organisation_id = $2, function = $3, active = $4, left_on = NULL, email = NULL WHERE id = $1',
          [personId, given.organisationId, given.function, flag(true)],
        );
        const ended = await this.endEverything(desk, given.reason);
        return { transferred: { from: desk.person.organisation_id, to: given.organisationId }, ended };
      },
    });
  }

  private async endEverything(desk: RegisterDesk, reason: string): Promise<object> {
    const { tx, caller, authorisation, person, now, today } = desk;
    const authorisations = await tx.run(
      `UPDATE authorisations SET ended_at = $2, ended_by_id = $3, end_reason = $4, version = version + 1
       WHERE person_id = $1 AND ended_at IS NULL`,
      [person.id, now, caller.actor.personId, reason],
    );
    const sessions = await tx.run('DELETE FROM sessions WHERE person_id = $1', [person.id]);
    const inHand = await this.handBack.run(tx, caller, authorisation, { person, now, today });
    return { authorisations, sessions, ...inHand };
  }
}
