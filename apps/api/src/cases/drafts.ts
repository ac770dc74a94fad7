import { CreateCase, PatchCase, type MoveAnswer, type RequestFields } from '@casusregie/contract';
import {
  amsterdamDate,
  type Authorisation,
  CONFIDENTIALITY_LABELS,
  decide,
  type DeskAct,
  deskAuthorisations,
  isDraft,
  KIND_ROWS,
  PRIORITY_LABELS,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { involvedIn } from '../audit/processing';
import { CaseFile, Participant } from '../database/entities';
import { flag } from '../database/json';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { actAnswer } from './case-acts';
import { ChangeCase, permit, type Changed, type Desk } from './change-case';
import { routeOf } from './file-facts';
import { draftAnswers } from './request-answers';

const JSON_FIELDS = ['moreThemes', 'phenomena', 'involved'] as const;
const COLUMN_OF: Partial<Record<keyof RequestFields, string>> = {
  title: 'title',
  place: 'place',
  mainTheme: 'main_theme',
  moreThemes: 'more_themes',
  phenomena: 'phenomena',
  indications: 'indications',
  observedOn: 'observed_on',
  involved: 'involved',
  ownActions: 'own_actions',
  question: 'question',
  regionCode: 'chosen_region_code',
  sensitiveConfirmed: 'sensitive_confirmed',
};

/** Faults that only the reference lists can tell. */
function checkFields(fields: RequestFields, book: OpenBook, today: string): void {
  if (fields.mainTheme && !book.theme(fields.mainTheme)) throw invalid('mainTheme', 'bestaat niet');
  if (fields.mainTheme && !book.themes(today).some(({ code }) => code === fields.mainTheme)) {
    throw invalid('mainTheme', 'is vandaag geen geldig thema');
  }
  for (const code of fields.phenomena ?? []) {
    if (!book.hasPhenomenon(code)) throw invalid('phenomena', `bevat een onbekend fenomeen: ${code}`);
  }
  for (const code of fields.moreThemes ?? []) {
    if (!book.themes(today).some((theme) => theme.code === code)) {
      throw invalid('moreThemes', `bevat een onbekend thema: ${code}`);
    }
  }
  for (const id of fields.municipalityIds ?? []) {
    if (book.onDate(id, today)?.kind !== 'municipality') {
      throw invalid('municipalityIds', 'bevat een gemeente die vandaag niet bestaat');
    }
  }
  if (fields.regionCode && !book.region(fields.regionCode)) {
    throw invalid('regionCode', 'is geen bestaande regio');
  }
  if (fields.observedOn && fields.observedOn > today) {
    throw invalid('observedOn', 'ligt in de toekomst');
  }
}

/** Drafts: starting one, and saving it as typed. */
@Injectable()
export class Drafts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changes: ChangeCase,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** Starts a draft for the caller's organisation, or on behalf of an officer who called. */
  async create(caller: Caller, body: unknown, once: OnceKey | null): Promise<MoveAnswer> {
    const book = await this.reference.open();
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const behalf = (body as { onBehalf?: unknown } | null)?.onBehalf !== undefined;
    const act: DeskAct = behalf ? 'createCaseOnBehalf' : 'createCase';
    const may = deskAuthorisations(act, caller.actor, today);
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol mag geen verzoek indienen.');
    const fields = shape(CreateCase, body);
    const submitter = this.submitter(caller, fields, { may, behalf, book, today });
    checkFields(fields, book, today);
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const before = await claim<MoveAnswer>(tx, once, now);
      if (before) return before;
      const id = newId();
      await tx.insert(CaseFile, this.blank(id, caller, { submitter: submitter.id, now }));
      if (fields.onBehalf) {
        await tx.run('UPDATE case_files SET filed_on_behalf = $2 WHERE id = $1', [id, JSON.stringify(fields.onBehalf)]);
        await tx.insert(Participant, {
          id: newId(),
          case_id: id,
          named_as: 'staff',
          organisation_id: submitter.authorisation.organisationId,
          person_id: caller.actor.personId,
          from_on: today,
          until_on: null,
          ground: 'Typt het verzoek namens de inbrenger',
          named_by: caller.actor.personId,
        });
      }
      const seed = this.withDefaultPlace(fields, submitter.id, { book, today });
      await this.save(tx, id, seed, { confidentiality: fields.confidentiality });
      if (fields.answers) {
        const opened = await this.changes.open(tx, caller, id, book);
        await this.saveAnswers(opened, fields);
      }
      await this.log.write(tx, caller, {
        act,
        object: `case:${id}`,
        authorisationId: submitter.authorisation.id,
        subjects: involvedIn(id, fields.involved),
      });
      const answer: MoveAnswer = { outcome: 'done', caseId: id, number: null, state: 'draft', version: 1 };
      await remember(tx, once, answer);
      return answer;
    });
  }

  /** Changes a draft, or the priority or confidentiality of a case; which of them follows from the fields. */
  async patch(
    caller: Caller,
    caseId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<MoveAnswer> {
    const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
    const marksOnly = names.length > 0 && names.every((name) => name === 'priority' || name === 'confidentiality');
    let fields = new PatchCase();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: !marksOnly ? 'editDraft' : names.includes('priority') ? 'setPriority' : 'setConfidentiality',
      ifMatch: { header: ifMatch },
      shape: () => {
        fields = shape(PatchCase, body);
      },
      change: (desk) => (marksOnly ? this.setMarks(desk, fields) : this.edit(desk, fields)),
    });
  }

  private async edit(desk: Desk, fields: PatchCase): Promise<Changed<MoveAnswer>> {
    if (fields.priority) throw invalid('priority', 'wordt na het indienen door het RIEC bepaald');
    checkFields(fields, desk.book, desk.today);
    await this.save(desk.tx, desk.file.id, fields, { confidentiality: fields.confidentiality });
    await this.saveAnswers(desk, fields);
    return {
      answer: actAnswer(desk, true),
      events: [],
      tellsRequester: true,
      payload: { fields: Object.keys(fields) },
      subjects: involvedIn(desk.file.id, fields.involved),
    };
  }

  /** The answers to the questions of the kind, held against those that the region of the request asks today. */
  private async saveAnswers(desk: Desk, { answers, kind, municipalityIds, regionCode }: RequestFields): Promise<void> {
    if (!answers) return;
    const { tx, file, book, practice, today, now, caller } = desk;
    const leading = municipalityIds ? (municipalityIds[0] ?? null) : file.leading_municipality_id;
    const chosen = regionCode === undefined ? file.chosen_region_code : regionCode;
    const place = leading ? [leading] : [];
    const region = routeOf({ ...file, chosen_region_code: chosen }, place, { book, today });
    const asking = kind === undefined ? file.kind : kind;
    const kept = draftAnswers(answers, {
      kind: asking,
      now: asking ? practice.on(region, today).questions(asking) : [],
      before: file,
      by: caller.actor.personId,
      at: now,
    });
    await tx.run('UPDATE case_files SET asked = $2, answers = $3 WHERE id = $1', [
      file.id,
      JSON.stringify(kept.asked),
      JSON.stringify(kept.answers),
    ]);
  }

  /** Priority and confidentiality are told on the timeline, once there is one. */
  private async setMarks(desk: Desk, { priority, confidentiality }: PatchCase): Promise<Changed<MoveAnswer>> {
    const { tx, file, caller, access, today } = desk;
    const draft = isDraft(file.state);
    const events: Changed<MoveAnswer>['events'][number][] = [];
    if (priority) {
      await tx.run('UPDATE case_files SET priority = $2 WHERE id = $1', [file.id, priority]);
      events.push({ type: 'priority-set', subject: PRIORITY_LABELS[priority] });
    }
    if (confidentiality) {
      permit(decide({ action: 'setConfidentiality', actor: caller.actor, access, today }));
      await this.save(tx, file.id, {}, { confidentiality });
      events.push({ type: 'confidentiality-set', subject: CONFIDENTIALITY_LABELS[confidentiality] });
    }
    return { answer: actAnswer(desk, draft), events: draft ? [] : events, tellsRequester: draft };
  }

  /** For whom the request is: one's own organisation, or on behalf of one that this desk serves. */
  private submitter(
    caller: Caller,
    fields: CreateCase,
    context: { may: Authorisation[]; behalf: boolean; book: OpenBook; today: string },
  ): { id: string; authorisation: Authorisation } {
    const { may, behalf, book, today } = context;
    const wanted = fields.submittingOrganisationId;
    const [first] = may;
    if (!first) throw new Refused('wrong-role', 'Uw rol mag geen verzoek indienen.');
    if (!behalf) {
      const own = wanted ? may.find(({ organisationId }) => organisationId === wanted) : first;
      if (!own) throw invalid('submittingOrganisationId', 'is niet uw organisatie');
      return { id: own.organisationId, authorisation: own };
    }
    if (!wanted) throw invalid('submittingOrganisationId', 'is nodig wie namens een ander invoert');
    const organisation = book.onDate(wanted, today);
    if (!organisation) throw invalid('submittingOrganisationId', 'bestaat vandaag niet');
    const regions = book.regionsOf(organisation.id);
    const serving = may.find(
      ({ regionCodes }) =>
        regions.length === 0 || regionCodes === 'nation' || regions.some((code) => regionCodes.includes(code)),
    );
    if (!serving) throw invalid('submittingOrganisationId', 'ligt niet in uw regio');
    return { id: organisation.id, authorisation: serving };
  }

  /** A municipality asks about itself unless it says otherwise. */
  private withDefaultPlace(
    fields: CreateCase,
    submitterId: string,
    { book, today }: { book: OpenBook; today: string },
  ): RequestFields {
    const submitter = book.onDate(submitterId, today);
    if (fields.municipalityIds || submitter?.kind !== 'municipality') return fields;
    return { ...fields, municipalityIds: [submitter.id] };
  }

  private blank(id: string, caller: Caller, { submitter, now }: { submitter: string; now: string }): Partial<CaseFile> {
    return {
      id,
      state: 'draft',
      phase: 'draft',
      shown_state: 'draft',
      track: 'integral',
      confidentiality: 'normal',
      priority: 'normal',
      submitting_organisation_id: submitter,
      filer_id: caller.actor.personId,
      news_at: now,
      requester_version: 1,
      version: 1,
      created_at: now,
      updated_at: now,
      hold_told: false,
      screened: false,
      requester_asked_again: false,
      sensitive_confirmed: false,
      more_themes: [],
      phenomena: [],
      involved: [],
      asked: [],
      answers: [],
    };
  }

  private async save(
    tx: Tx,
    id: string,
    fields: RequestFields,
    { confidentiality }: { confidentiality?: string | undefined },
  ): Promise<void> {
    const params: unknown[] = [id];
    const sets: string[] = [];
    const set = (column: string, value: unknown): void => {
      sets.push(`${column} = $${params.push(value)}`);
    };
    for (const [field, column] of Object.entries(COLUMN_OF)) {
      const value = fields[field as keyof RequestFields];
      if (value === undefined) continue;
      if ((JSON_FIELDS as readonly string[]).includes(field)) set(column, JSON.stringify(value));
      else set(column, typeof value === 'boolean' ? flag(value) : value);
    }
    if (fields.kind !== undefined) {
      set('kind', fields.kind);
      if (fields.kind) set('track', KIND_ROWS[fields.kind].track);
    }
    if (confidentiality) set('confidentiality', confidentiality);
    if (fields.municipalityIds) {
      set('leading_municipality_id', fields.municipalityIds[0] ?? null);
      await tx.run('DELETE FROM case_municipalities WHERE case_id = $1', [id]);
      for (const [place, municipality] of fields.municipalityIds.entries()) {
        await tx.run('INSERT INTO case_municipalities (case_id, organisation_id, place) VALUES ($1, $2, $3)', [
          id,
          municipality,
          place,
        ]);
      }
    }
    if (sets.length > 0) await tx.run(`UPDATE case_files SET ${sets.join(', ')} WHERE id = $1`, params);
  }
}
