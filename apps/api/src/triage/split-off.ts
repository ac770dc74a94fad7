import { SplitOff, type SplitOffAnswer } from '@casusregie/contract';
import { dueOn, KIND_ROWS, standingStatements, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { subjectRow } from '../audit/processing';
import { keepMarks } from '../cases/case-marks';
import { ChangeCase, type Desk } from '../cases/change-case';
import { happen } from '../cases/history';
import { nextNumber } from '../cases/submit-case';
import { bulkInsert } from '../database/bulk';
import { places } from '../database/json';
import { byKind } from '../database/kind';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid } from '../shared/refusal';
import { shape } from '../shared/shape';
import { tieCases } from './ties';

/** What the requester wrote, when it goes along. */
const CHOSEN = (column: string): string => `CASE WHEN CAST($14 AS integer) = 1 THEN ${column} END`;
/**
 * The new case is of the RIEC itself, at intake, with whoever splits it off as its handler: whoever brought the old one in is
 * told nothing of it. It is as confidential as the old one. What the requester wrote goes along when chosen; no test, question,
 * answer or information of the old case does.
 */
const NO = byKind({ sqlite: '0', postgres: 'false' });
const CREATE = `INSERT INTO case_files (id, number, region_code, state, phase, shown_state, track, kind, confidentiality, priority,
    main_theme, purpose, submitting_organisation_id, leading_municipality_id, filer_id, handler_id, title, due_on, submitted_on,
    submitted_at, news_at, requester_version, version, created_at, updated_at, hold_told, screened, requester_asked_again,
    sensitive_confirmed, linked_case_id, place, observed_on, more_themes, phenomena, involved, indications, own_actions,
    question, asked, answers)
  SELECT $2, $3, region_code, 'intake', 'running', 'intake', $4, $5, confidentiality, priority, main_theme, $6, $7,
    leading_municipality_id, $8, $8, $9, $10, $11, $12, $12, 1, 1, $12, $12, ${NO}, ${NO}, ${NO},
    sensitive_confirmed, id, ${CHOSEN('place')}, ${CHOSEN('observed_on')}, more_themes, phenomena,
    '[]', $13, ${CHOSEN('own_actions')}, ${CHOSEN('question')}, '[]', '[]'
  FROM case_files WHERE id = $1`;

interface Fact {
  readonly id: string;
  readonly subject_id: string;
  readonly field: string;
  readonly value: string | null;
  readonly source_id: string;
  readonly happened_on: string;
  readonly reliability: string | null;
  readonly recorded_at: string;
}

/** Splits a case off from another, such as a person from an object. */
@Injectable()
export class SplitOffCases {
  constructor(
    private readonly changes: ChangeCase,
    private readonly log: ActLog,
  ) {}

  /** Makes the new case, with what goes along, and ties both. */
  split(
    caller: Caller,
    caseId: string,
    { body, once }: { body: unknown; once: OnceKey | null },
  ): Promise<SplitOffAnswer> {
    let given = new SplitOff();
    return this.changes.run<SplitOffAnswer>(caller, {
      caseId,
      action: 'splitOff',
      once,
      shape: () => {
        given = shape(SplitOff, body);
      },
      change: async (desk, authorisation) => {
        const subjects = await this.subjects(desk, given);
        const answer = await this.create(desk, given, authorisation);
        await this.carry(desk, answer.caseId, { subjects, authorisation });
        await keepMarks(desk.tx, answer.caseId);
        await tieCases(desk, answer.caseId, ['split-off', 'split-from']);
        await this.tellNew(desk, answer.caseId, authorisation);
        return {
          answer,
          untold: true,
          events: [{ type: 'split-off' as const, subject: answer.number, detail: given.reason }],
          payload: { other: answer.caseId, subjects },
          subjects: subjects.map(subjectRow),
        };
      },
    });
  }

  /** The subjects that go along: of this case, and not taken from it. */
  private async subjects({ tx, file }: Desk, given: SplitOff): Promise<string[]> {
    const wanted = given.subjectIds ?? [];
    if (wanted.length === 0) return [];
    if (KIND_ROWS[given.kind].track !== 'integral') {
      throw invalid('subjectIds', 'gaan alleen mee naar een casus op het integrale spoor');
    }
    const params: unknown[] = [file.id];
    const rows = await tx.all<{ id: string }>(
      `SELECT id FROM subjects WHERE case_id = $1 AND ended_at IS NULL AND id IN (${places(params, wanted)})`,
      params,
    );
    if (rows.length < wanted.length) throw invalid('subjectIds', 'bevat een subject dat niet bij deze casus hoort');
    return wanted;
  }

  private async create(desk: Desk, given: SplitOff, authorisation: Authorisation): Promise<SplitOffAnswer> {
    const { tx, file, caller, now, today, practice } = desk;
    const caseId = newId();
    const number = await nextNumber(tx, file.region_code ?? '', today);
    const { track, purpose } = KIND_ROWS[given.kind];
    const indications = [given.reason, given.withRequest ? file.indications : null].filter(Boolean).join('\n\n');
    await tx.run(CREATE, [
      file.id,
      caseId,
      number,
      track,
      given.kind,
      purpose,
      authorisation.organisationId,
      caller.actor.personId,
      given.title,
      dueOn('intake', today, { terms: practice.on(file.region_code, today).terms }),
      today,
      now,
      indications,
      given.withRequest ? 1 : 0,
    ]);
    await tx.run(
      `INSERT INTO case_municipalities (case_id, organisation_id, place)
       SELECT $2, organisation_id, place FROM case_municipalities WHERE case_id = $1`,
      [file.id, caseId],
    );
    // Whoever is kept out of the old case is kept out of what comes out of it.
    await tx.run(
      `INSERT INTO exclusions (case_id, person_id, reason) SELECT $2, person_id, reason FROM exclusions WHERE case_id = $1`,
      [file.id, caseId],
    );
    return { caseId, number };
  }

  /**
   * Subjects with what the requester or the RIEC itself states of them. What a partner stated was for the old case: the new
   * one asks for it anew. No burgerservicenummer goes along, nor a description that a partner gave.
   */
  private async carry(
    { tx, file, caller, book, now, today }: Desk,
    caseId: string,
    { subjects, authorisation }: { subjects: readonly string[]; authorisation: Authorisation },
  ): Promise<void> {
    if (subjects.length === 0) return;
    const own = [
      authorisation.organisationId,
      ...book.lineageUp(file.submitting_organisation_id, today),
      ...book.lineageDown(file.submitting_organisation_id, today),
    ];
    const params: unknown[] = [];
    const rows = await tx.all<{ id: string; kind: string }>(
      `SELECT id, kind FROM subjects WHERE id IN (${places(params, subjects)}) ORDER BY id`,
      params,
    );
    const factParams: unknown[] = [];
    const facts = await tx.all<Fact>(
      `SELECT * FROM subject_facts WHERE subject_id IN (${places(factParams, subjects)})`,
      factParams,
    );
    const standing = standingStatements(
      facts
        .filter(({ source_id }) => own.includes(source_id))
        .map((fact) => ({
          ...fact,
          field: `${fact.subject_id} ${fact.field}`,
          sourceId: fact.source_id,
          recordedAt: fact.recorded_at,
        })),
    );
    const carried = rows.map(({ id, kind }) => {
      const known = standing.filter(({ subject_id }) => subject_id === id);
      const named = known.find(({ field }) => field === `${id} description`);
      if (!named?.value) {
        throw invalid('subjectIds', 'bevat een subject waarvan alleen een partner iets weet; dat gaat niet mee');
      }
      return { id: newId(), kind, description: named.value, known };
    });
    const recorded = { case_id: caseId, recorded_by: caller.actor.personId, recorded_at: now };
    await bulkInsert(
      tx,
      'subjects',
      carried.map(({ id, kind, description }) => ({
        id,
        case_id: caseId,
        kind,
        description,
        version: 1,
        added_by: caller.actor.personId,
        added_at: now,
      })),
    );
    await bulkInsert(
      tx,
      'subject_facts',
      carried.flatMap(({ id, known }) =>
        known.map((fact) => ({
          id: newId(),
          ...recorded,
          subject_id: id,
          field: fact.field.split(' ')[1],
          value: fact.value,
          source_id: fact.source_id,
          happened_on: fact.happened_on,
          reliability: fact.reliability,
        })),
      ),
    );
  }

  /** The new case begins with where it comes from; it counts as brought in today. */
  private async tellNew(desk: Desk, caseId: string, authorisation: Authorisation): Promise<void> {
    const { tx, caller, file, now, today } = desk;
    const event = { caseId, happenedOn: today, recordedAt: now, month: today.slice(0, 7) };
    await happen(tx, caller, authorisation, {
      ...event,
      type: 'submit',
      from: 'draft',
      to: 'submitted',
      shownBefore: 'draft',
      shownAfter: 'submitted',
    });
    await happen(tx, caller, authorisation, {
      ...event,
      type: 'takeUp',
      from: 'submitted',
      to: 'intake',
      shownBefore: 'submitted',
      shownAfter: 'intake',
    });
    await happen(tx, caller, authorisation, { ...event, type: 'split-from', subject: file.number });
    await this.log.write(tx, caller, {
      act: 'splitOff',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { from: file.id },
    });
  }
}
