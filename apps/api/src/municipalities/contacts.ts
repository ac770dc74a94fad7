import {
  AttachContact,
  type ContactAnswer,
  type ContactNoted,
  type ContactPage,
  ContactQuery,
  LIMITS,
  NoteContact,
} from '@casusregie/contract';
import {
  addMonths,
  CHANNEL_LABELS,
  CONTACT_MONTHS,
  coversRegion,
  decide,
  deskAuthorisations,
  firstContactDay,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { loadCase } from '../cases/case-access';
import { reachWhere } from '../cases/case.reach';
import { ChangeCase } from '../cases/change-case';
import { ContactRow, TaskRow } from '../database/entities';
import { places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { Cursors } from '../shared/paging';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape, shapeQuery } from '../shared/shape';
import { ChangeMunicipality, reachMunicipality } from './change-municipality';
import { contactAnswer, contactsWhere, knownCase, type NamedContact } from './contact-rows';

/** Talks of the RIEC with municipalities: of the region, for a short time, and never the municipality's to read. */
@Injectable()
export class Contacts {
  constructor(
    private readonly changes: ChangeMunicipality,
    private readonly cases: ChangeCase,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  /** Notes a contact; a day to come back to it becomes a task of the writer on that municipality. */
  async note(caller: Caller, { body, once }: { body: unknown; once: OnceKey | null }): Promise<ContactNoted> {
    const today = this.clock.today();
    const [authorisation] = deskAuthorisations('noteContact', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol noteert geen contacten.');
    const given = shape(NoteContact, body);
    const contactedOn = given.contactedOn ?? today;
    if (contactedOn > today) throw invalid('contactedOn', 'ligt in de toekomst');
    if (contactedOn < firstContactDay(today)) throw invalid('contactedOn', 'ligt langer dan een jaar terug');
    if (given.followUpOn && given.followUpOn < today) throw invalid('followUpOn', 'ligt in het verleden');
    const book = await this.reference.open();
    try {
      reachMunicipality(caller, 'noteContact', { municipalityId: given.municipalityId, book, today });
    } catch {
      throw invalid('municipalityId', 'is geen gemeente van uw regio');
    }
    return this.changes.run(caller, {
      municipalityId: given.municipalityId,
      act: 'noteContact',
      once,
      shape: () => undefined,
      change: async ({ tx, municipality, authorisation: under, now }) => {
        const contactId = newId();
        const common = { region_code: municipality.region_code ?? '', municipality_id: municipality.id };
        const taskId = given.followUpOn ? newId() : null;
        if (taskId) {
          await tx.insert(TaskRow, {
            id: taskId,
            ...common,
            case_id: null,
            title: `Terugkomen op contact met ${municipality.name}`,
            text: null,
            owner_organisation_id: under.organisationId,
            owner_person_id: caller.actor.personId,
            due_on: given.followUpOn ?? null,
            state: 'open',
            note: null,
            created_by: caller.actor.personId,
            created_at: now,
            ended_by: null,
            ended_on: null,
            version: 1,
          });
        }
        await tx.insert(ContactRow, {
          id: contactId,
          ...common,
          channel: given.channel,
          with_whom: given.withWhom,
          text: given.text,
          contacted_on: contactedOn,
          recorded_at: now,
          recorded_by: caller.actor.personId,
          case_id: null,
          task_id: taskId,
          keep_until: addMonths(contactedOn, CONTACT_MONTHS),
        });
        return { answer: { contactId, taskId }, payload: { contactId, taskId } };
      },
    });
  }

  /** Contacts of the region, or of one municipality of it, newest first. */
  async page(caller: Caller, rawQuery: unknown): Promise<ContactPage> {
    const today = this.clock.today();
    const [authorisation] = deskAuthorisations('readContacts', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Contacten zijn alleen voor het RIEC.');
    const query = shapeQuery(ContactQuery, rawQuery);
    const book = await this.reference.open();
    const reach = reachWhere(caller, 'region', { book, today, now: this.clock.now() });
    if (!reach) throw new Refused('wrong-role', 'Contacten zijn alleen voor het RIEC.');
    const { params } = reach;
    const person = `$${params.push(caller.actor.personId)}`;
    const where = [`k.region_code IN (${places(params, [...reach.regions])})`];
    if (query.municipality) where.push(`k.municipality_id = $${params.push(query.municipality)}`);
    const list = `contacts:${caller.actor.personId}:${query.municipality ?? ''}`;
    if (query.after !== undefined) {
      const cursor = this.cursors.read(query.after, list);
      where.push(`(k.recorded_at, k.id) < ($${params.push(cursor.value)}, $${params.push(cursor.id)})`);
    }
    const rows = await this.reads.all<NamedContact>(
      `${contactsWhere(knownCase(reach.where, person))} WHERE ${where.join(' AND ')} ORDER BY k.recorded_at DESC, k.id DESC LIMIT ${LIMITS.page + 1}`,
      params,
    );
    const shown = rows.slice(0, LIMITS.page);
    const last = rows.length > LIMITS.page ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'readContacts',
      object: query.municipality ? `organisation:${query.municipality}` : null,
      authorisationId: authorisation.id,
      payload: { ids: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map((row) => contactAnswer(row, book)),
      next: last ? this.cursors.write({ value: last.recorded_at, id: last.id, list }) : null,
    };
  }

  /**
   * Puts a contact with a case: one that runs, or the draft that it became. Once.
   * @throws Refused `invalid` for a case that does not exist or is out of reach, alike
   */
  async attach(caller: Caller, contactId: string, { body }: { body: unknown }): Promise<ContactAnswer> {
    const today = this.clock.today();
    const row = await this.reads.first<ContactRow>('SELECT * FROM contacts WHERE id = $1', [contactId]);
    const may = row
      ? deskAuthorisations('readContacts', caller.actor, today).some((one) => coversRegion(one, row.region_code))
      : false;
    if (!row || !may) throw unknown();
    const given = shape(AttachContact, body);
    const field = given.caseId ? 'caseId' : 'number';
    const caseId = given.caseId ?? (await this.idOf(given.number ?? ''));
    await this.requireReach(caller, caseId, field);
    await this.cases.run<void>(caller, {
      caseId: caseId as string,
      action: 'attachContact',
      change: async ({ tx }) => {
        const changed = await tx.run('UPDATE contacts SET case_id = $2 WHERE id = $1 AND case_id IS NULL', [
          contactId,
          caseId,
        ]);
        if (changed !== 1) throw new Refused('wrong-moment', 'Dit contact hoort al bij een casus.');
        return {
          answer: undefined,
          untold: true,
          events: [
            {
              type: 'contact-attached' as const,
              subject: `${CHANNEL_LABELS[row.channel].toLowerCase()} met ${row.with_whom}`,
              happenedOn: row.contacted_on,
            },
          ],
          payload: { contactId },
        };
      },
    });
    const book = await this.reference.open();
    const named = await this.reads.first<NamedContact>(`${contactsWhere('1 = 1')} WHERE k.id = $1`, [contactId]);
    if (!named) throw unknown();
    return contactAnswer(named, book);
  }

  private async idOf(number: string): Promise<string | null> {
    const row = await this.reads.first<{ id: string }>('SELECT id FROM case_files WHERE number = $1', [number.trim()]);
    return row?.id ?? null;
  }

  private async requireReach(caller: Caller, caseId: string | null, field: string): Promise<void> {
    const today = this.clock.today();
    try {
      if (!caseId) throw unknown();
      const book = await this.reference.open();
      const { access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
      const decision = decide({ action: 'attachContact', actor: caller.actor, access, today });
      if (!decision.allowed && decision.because !== 'wrong-moment') throw unknown();
    } catch {
      throw invalid(field, 'is geen casus die u kunt zien');
    }
  }
}
