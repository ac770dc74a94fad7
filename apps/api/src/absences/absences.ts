import { NoteAbsence, type AbsenceAnswer, type AbsenceList, type AbsenceNoted } from '@casusregie/contract';
import {
  addDays,
  amsterdamDate,
  coversRegion,
  deskAuthorisations,
  LONGEST_ABSENCE_DAYS,
  mayStandIn,
  standsIn,
  type Actor,
  type Authorisation,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { FOR_UPDATE, places } from '../database/json';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { personsById } from '../notices/recipients';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import type { FieldFault } from '@casusregie/contract';

interface Row {
  readonly id: string;
  readonly region_code: string;
  readonly person_id: string;
  readonly deputy_id: string;
  readonly from_on: string;
  readonly until_on: string;
  readonly noted_at: string;
  readonly ended_at: string | null;
  readonly name: string;
  readonly job: string;
  readonly deputy: string;
  readonly deputy_job: string;
}

const ABSENCES = `SELECT a.*, p.name, p.function AS job, d.name AS deputy, d.function AS deputy_job FROM absences a
  JOIN persons p ON p.id = a.person_id JOIN persons d ON d.id = a.deputy_id`;

/**
 * Who of a region is away, and who stands in. Nothing of a case is changed by it: the handler stays, and who stands in is
 * found by the date each time it is asked.
 */
@Injectable()
export class Absences {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** Absences of the region that run or are to come. */
  async list(caller: Caller): Promise<AbsenceList> {
    const today = this.clock.today();
    const [first, ...more] = deskAuthorisations('listAbsences', caller.actor, today);
    if (!first) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    const regions = regionsOf([first, ...more], await this.reference.open());
    const params: unknown[] = [today];
    const rows = await this.reads.all<Row>(
      `${ABSENCES} WHERE a.region_code IN (${places(params, regions)}) AND a.until_on >= $1 AND a.ended_at IS NULL
       ORDER BY a.from_on, a.id LIMIT 500`,
      params,
    );
    await this.log.read(caller, { act: 'listAbsences', object: null, authorisationId: first.id });
    return { items: rows.map((row) => this.answer(row, caller, today)) };
  }

  /** Notes an absence: of oneself, or, as manager, of somebody of the region. */
  async note(caller: Caller, { body, once }: { body: unknown; once: OnceKey | null }): Promise<AbsenceNoted> {
    const book = await this.reference.open();
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const now = this.clock.now();
      const today = amsterdamDate(now);
      const may = deskAuthorisations('keepAbsences', caller.actor, today);
      if (may.length === 0) throw new Refused('wrong-role', 'Uw rol legt geen afwezigheid vast.');
      const given = shape(NoteAbsence, body);
      const before = await claim<AbsenceNoted>(tx, once, now);
      if (before) return before;
      const { person, region, authorisation } = await this.place(tx, caller, { given, may, book, today });
      const id = newId();
      await tx.run(
        `INSERT INTO absences (id, region_code, person_id, deputy_id, from_on, until_on, noted_by, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, region, person.personId, given.deputyId, given.fromOn, given.untilOn, caller.actor.personId, now],
      );
      await this.log.write(tx, caller, {
        act: 'keepAbsences',
        object: `person:${person.personId}`,
        authorisationId: authorisation.id,
        payload: { absenceId: id, deputyId: given.deputyId, from: given.fromOn, until: given.untilOn },
      });
      const answer = { absenceId: id };
      await remember(tx, once, answer);
      return answer;
    });
  }

  /** Whose absence it is and in which region; every fault of what was given is told at once. */
  private async place(
    tx: Tx,
    caller: Caller,
    { given, may, book, today }: { given: NoteAbsence; may: Authorisation[]; book: OpenBook; today: string },
  ): Promise<{ person: Actor; region: string; authorisation: Authorisation }> {
    const personId = given.personId ?? caller.actor.personId;
    const isOwn = personId === caller.actor.personId;
    // Whoever's absence is noted cannot have another noted at the same time.
    await tx.first(`SELECT id FROM persons WHERE id = $1${FOR_UPDATE}`, [personId]);
    const people = await personsById(tx, [personId, given.deputyId]);
    const of = (id: string): Actor | undefined => people.find((one) => one.personId === id);
    const [person, deputy] = [of(personId), of(given.deputyId)];
    const rights = isOwn ? may : may.filter(({ role }) => role === 'manager');
    const regions = regionsOf(rights, book).filter(
      (region) => person && deskAuthorisations('keepAbsences', person, today).some((one) => coversRegion(one, region)),
    );
    const region = regions.find((code) => person && deputy && mayStandIn(deputy, person, code, today));
    const errors: FieldFault[] = [
      ...periodFaults(given, today),
      ...(regions.length === 0
        ? [{ field: 'personId', message: 'is niemand voor wie u afwezigheid kunt vastleggen' }]
        : region
          ? []
          : [{ field: 'deputyId', message: 'heeft niet dezelfde rol in dezelfde regio' }]),
      // Of people elsewhere nobody hears here when they are away.
      ...(region ? await this.overlaps(tx, personId, given) : []),
    ];
    const authorisation = rights.find((one) => region && coversRegion(one, region));
    if (errors.length > 0 || !person || !region || !authorisation) {
      throw new Refused('invalid', 'De invoer bevat een fout.', { errors });
    }
    return { person, region, authorisation };
  }

  private async overlaps(tx: Tx, personId: string, given: NoteAbsence): Promise<FieldFault[]> {
    const running = (who: string) =>
      tx.first<{ id: string }>(
        'SELECT id FROM absences WHERE person_id = $1 AND until_on >= $2 AND from_on <= $3 AND ended_at IS NULL LIMIT 1',
        [who, given.fromOn, given.untilOn],
      );
    return [
      ...((await running(personId))
        ? [{ field: 'fromOn', message: 'valt samen met een afwezigheid die al vastligt' }]
        : []),
      ...((await running(given.deputyId)) ? [{ field: 'deputyId', message: 'is in deze periode zelf afwezig' }] : []),
    ];
  }

  /** Ends an absence before its last day: by whoever it is of, or a manager of the region. */
  async end(caller: Caller, absenceId: string): Promise<AbsenceAnswer> {
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const now = this.clock.now();
      const today = amsterdamDate(now);
      const row = await tx.first<Row>(`${ABSENCES} WHERE a.id = $1${FOR_UPDATE && `${FOR_UPDATE} OF a`}`, [absenceId]);
      const inReach = deskAuthorisations('listAbsences', caller.actor, today).some((one) =>
        coversRegion(one, row?.region_code ?? null),
      );
      if (!row || !inReach) throw unknown();
      const authorisation = this.mayEnd(row, caller, today);
      if (!authorisation) throw new Refused('wrong-role', 'Alleen wie afwezig is, of een manager, beëindigt dit.');
      if (row.ended_at !== null) throw new Refused('wrong-moment', 'Deze afwezigheid is al beëindigd.');
      await tx.run('UPDATE absences SET ended_at = $2, ended_by = $3 WHERE id = $1', [
        absenceId,
        now,
        caller.actor.personId,
      ]);
      await this.log.write(tx, caller, {
        act: 'keepAbsences',
        object: `person:${row.person_id}`,
        authorisationId: authorisation.id,
        payload: { absenceId, ended: true },
      });
      return this.answer({ ...row, ended_at: now }, caller, today);
    });
  }

  private mayEnd(row: Row, { actor }: Caller, today: string): Authorisation | undefined {
    return deskAuthorisations('keepAbsences', actor, today).find(
      (one) => coversRegion(one, row.region_code) && (row.person_id === actor.personId || one.role === 'manager'),
    );
  }

  private answer(row: Row, caller: Caller, today: string): AbsenceAnswer {
    const runs = standsIn({ fromOn: row.from_on, untilOn: row.until_on, ended: row.ended_at !== null }, today);
    return {
      id: row.id,
      person: { id: row.person_id, name: row.name, function: row.job },
      deputy: { id: row.deputy_id, name: row.deputy, function: row.deputy_job },
      fromOn: row.from_on,
      untilOn: row.until_on,
      runs,
      isDeputy: runs && row.deputy_id === caller.actor.personId,
      mayEnd: row.ended_at === null && this.mayEnd(row, caller, today) !== undefined,
      notedAt: row.noted_at,
    };
  }
}

const regionsOf = (authorisations: readonly Authorisation[], book: OpenBook): string[] =>
  book
    .regions()
    .map(({ code }) => code)
    .filter((code) => authorisations.some((one) => coversRegion(one, code)));

function periodFaults({ fromOn, untilOn }: NoteAbsence, today: string): FieldFault[] {
  if (untilOn < fromOn) return [{ field: 'untilOn', message: 'ligt voor de eerste dag' }];
  if (untilOn < today) return [{ field: 'untilOn', message: 'is al voorbij' }];
  if (untilOn > addDays(fromOn, LONGEST_ABSENCE_DAYS)) {
    return [{ field: 'untilOn', message: 'ligt meer dan een jaar na de eerste dag; draag het werk dan over' }];
  }
  return [];
}
