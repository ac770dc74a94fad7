import type {
  AttachmentAnswer,
  CaseSubject,
  DecisionAnswer,
  FeedbackAnswer,
  GrantedAccess,
  InquiryLineAnswer,
  InterventionAnswer,
  ItemAnswer,
  OrganisationRef,
  OutsideNumberAnswer,
  ParticipantAnswer,
  PersonRef,
  ProposalAnswer,
  QuestionAnswer,
  SecondLineAnswer,
  RelationAnswer,
  TestAnswer,
} from '@casusregie/contract';
import { decide, isOldFact, isPolice, liveAuthorisations, type CaseAccess, type CaseGrant } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import type {
  Attachment,
  CaseFile,
  Feedback,
  InformationItem,
  LegalityTest,
  MeetingDecision,
  OutsideNumberRow,
  Participant,
  Proposal,
  Question,
  SecondLine,
  Subject,
  SubjectRelation,
} from '../database/entities';
import { flag, places, textList } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import type { OpenBook } from '../organisations/reference-book';
import { lineAnswer, LINES, type LineRow } from './inquiry-lines';
import { interventionAnswer, INTERVENTIONS, type InterventionRow } from './intervention-rows';
import type { Arrivals } from './road';

/** Whose parts, for whom. */
export interface PartScope {
  readonly file: CaseFile;
  readonly access: CaseAccess;
  readonly caller: Caller;
  readonly book: OpenBook;
  readonly today: string;
}

const parsed = <T>(text: unknown): T => JSON.parse(text as string) as T;

/** The parts of a case file, each read by one statement. */
@Injectable()
export class CaseParts {
  constructor(private readonly reads: Reads) {}

  /** The organisations the caller acts for, for rows that belong to an organisation. */
  private ownOrganisations({ caller, today, file }: PartScope): string[] {
    return liveAuthorisations(caller.actor, today)
      .filter(
        ({ role, regionCodes }) =>
          role === 'requester' ||
          regionCodes === 'nation' ||
          (file.region_code !== null && regionCodes.includes(file.region_code)),
      )
      .map(({ organisationId }) => organisationId);
  }

  async municipalities({ file, book }: PartScope): Promise<OrganisationRef[]> {
    const rows = await this.reads.all<{ organisation_id: string }>(
      'SELECT organisation_id FROM case_municipalities WHERE case_id = $1 ORDER BY place',
      [file.id],
    );
    return rows.map(({ organisation_id }) => book.organisationRef(organisation_id));
  }

  async people(ids: readonly (string | null)[]): Promise<Map<string, PersonRef>> {
    const known = [...new Set(ids.filter((id): id is string => id !== null))];
    if (known.length === 0) return new Map();
    const params: unknown[] = [];
    const rows = await this.reads.all<PersonRef>(
      `SELECT id, name, function FROM persons WHERE id IN (${places(params, known)})`,
      params,
    );
    return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, function: row.function }]));
  }

  async telephone(personId: string | null): Promise<string | null> {
    if (!personId) return null;
    const row = await this.reads.first<{ telephone: string | null }>('SELECT telephone FROM persons WHERE id = $1', [
      personId,
    ]);
    return row?.telephone ?? null;
  }

  /** When the case first came into each state (or each shown state, from events the requester may read). */
  async road({ file }: PartScope, view: 'staff' | 'requester'): Promise<Arrivals> {
    const rows = await this.reads.all<{ state: string; day: string }>(
      view === 'staff'
        ? 'SELECT to_state AS state, min(happened_on) AS day FROM case_events WHERE case_id = $1 AND to_state IS NOT NULL GROUP BY to_state'
        : 'SELECT shown_after AS state, min(happened_on) AS day FROM case_events WHERE case_id = $1 AND shown_after IS NOT NULL AND for_requester = $2 GROUP BY shown_after',
      view === 'staff' ? [file.id] : [file.id, flag(true)],
    );
    const created = file.created_at.slice(0, 10);
    return new Map([['draft', created], ...rows.map(({ state, day }) => [state, day] as const)]);
  }

  async questions({ file }: PartScope): Promise<QuestionAnswer[]> {
    const rows = await this.reads.all<Question>('SELECT * FROM questions WHERE case_id = $1 ORDER BY id', [file.id]);
    return rows.map((row) => ({
      id: row.id,
      question: row.question,
      dueOn: row.due_on,
      askedOn: row.asked_on,
      answer: row.answer,
      answeredOn: row.answered_on,
      closed: Boolean(row.closed),
    }));
  }

  async tests({ file, book }: PartScope): Promise<TestAnswer[]> {
    const rows = await this.reads.all<LegalityTest>(
      'SELECT * FROM legality_tests WHERE case_id = $1 ORDER BY version DESC',
      [file.id],
    );
    const people = await this.people(rows.flatMap((row) => [row.author_id, row.approved_by]));
    return rows.flatMap((row) => {
      const author = people.get(row.author_id);
      if (!author) return [];
      return [
        {
          id: row.id,
          version: row.version,
          depth: row.depth,
          indications: row.indications,
          necessity: row.necessity,
          proportionality: row.proportionality,
          subsidiarity: row.subsidiarity,
          dataCategories: row.data_categories,
          partners: parsed<string[]>(row.partner_ids).map((id) => book.organisationRef(id)),
          noPartnersReason: row.no_partners_reason,
          author,
          writtenAt: row.written_at,
          approvedBy: people.get(row.approved_by ?? '') ?? null,
          approvedOn: row.approved_on,
        },
      ];
    });
  }

  async subjects({ file }: PartScope): Promise<CaseSubject[]> {
    const rows = await this.reads.all<Subject & { has_bsn: unknown }>(
      `SELECT s.*, EXISTS (SELECT 1 FROM subject_bsns b WHERE b.subject_id = s.id) AS has_bsn
       FROM subjects s WHERE s.case_id = $1 AND s.ended_at IS NULL ORDER BY s.id`,
      [file.id],
    );
    return rows.map(({ id, kind, description, version, has_bsn }) => ({
      id,
      kind,
      description,
      version,
      hasBsn: Boolean(has_bsn),
    }));
  }

  /** What ties the subjects together, those that ended as well. */
  async relations({ file, book }: PartScope): Promise<RelationAnswer[]> {
    const rows = await this.reads.all<SubjectRelation & { name: string }>(
      'SELECT r.*, p.name FROM subject_relations r JOIN persons p ON p.id = r.added_by WHERE r.case_id = $1 ORDER BY r.id',
      [file.id],
    );
    return rows.map((row) => ({
      id: row.id,
      fromId: row.from_subject_id,
      toId: row.to_subject_id,
      kind: row.kind,
      text: row.text,
      source: book.organisationRef(row.source_id),
      itemId: row.item_id,
      from: row.from_on,
      until: row.until_on,
      addedBy: row.name,
      addedAt: row.added_at,
      ended: row.ended_at !== null,
      endReason: row.end_reason,
    }));
  }

  /** Lines of the inquiry: all, or those put to the caller's own organisation. */
  async inquiryLines(scope: PartScope, which: 'all' | 'own'): Promise<InquiryLineAnswer[]> {
    const params: unknown[] = [scope.file.id];
    const own = which === 'own' ? ` AND l.partner_id IN (${places(params, this.ownOrganisations(scope))})` : '';
    if (which === 'own' && this.ownOrganisations(scope).length === 0) return [];
    const rows = await this.reads.all<LineRow>(`${LINES} WHERE l.case_id = $1${own} ORDER BY l.id`, params);
    const { caller, access, today } = scope;
    const mayAnswer =
      which === 'own' && decide({ action: 'answerInquiry', actor: caller.actor, access, today }).allowed;
    return rows.map((row) => lineAnswer(row, scope.book, { mayAnswer }));
  }

  async items({ file, book, today }: PartScope): Promise<ItemAnswer[]> {
    const rows = await this.reads.all<InformationItem & { about: string }>(
      `SELECT i.*, (SELECT ${textList('t.subject_id')} FROM item_subjects t WHERE t.item_id = i.id) AS about
       FROM information_items i WHERE i.case_id = $1 ORDER BY i.happened_on, i.id`,
      [file.id],
    );
    return rows.map((row) => ({
      id: row.id,
      source: book.organisationRef(row.source_id),
      sourceKind: row.source_kind,
      happenedOn: row.happened_on,
      recordedAt: row.recorded_at,
      text: row.text,
      ground: row.ground,
      handling: row.handling,
      reliability: row.reliability,
      use: row.item_use,
      wpgArticle: row.wpg_article,
      ofPolice: isPolice(book.organisation(row.source_id)?.code),
      special: row.special_necessity !== null,
      specialNecessity: row.special_necessity,
      subjectIds: parsed<string[]>(row.about),
      old: isOldFact(row.happened_on, today),
    }));
  }

  async decisions({ file }: PartScope): Promise<DecisionAnswer[]> {
    const rows = await this.reads.all<MeetingDecision & { name: string }>(
      'SELECT d.*, p.name FROM meeting_decisions d JOIN persons p ON p.id = d.recorded_by WHERE d.case_id = $1 ORDER BY d.id',
      [file.id],
    );
    return rows.map((row) => ({
      id: row.id,
      move: row.move,
      meeting: row.meeting,
      heldOn: row.held_on,
      attendees: parsed(row.attendees),
      text: row.text,
      recordedBy: row.name,
    }));
  }

  /** Interventions: all rows of the plan, or those of the caller's own organisation. */
  async interventions(scope: PartScope, which: 'all' | 'own'): Promise<InterventionAnswer[]> {
    const { file, book, caller, access, today } = scope;
    const rows = await this.reads.all<InterventionRow>(`${INTERVENTIONS} WHERE v.case_id = $1 ORDER BY v.id`, [
      file.id,
    ]);
    const own = this.ownOrganisations(scope);
    const may = (action: 'updateIntervention' | 'recordIntervention'): boolean =>
      decide({ action, actor: caller.actor, access, today }).allowed;
    const [ownMay, recordMay] = [may('updateIntervention'), may('recordIntervention')];
    return rows
      .filter((row) => which === 'all' || own.includes(row.owner_id))
      .map((row) => ({
        ...interventionAnswer(row, book, {
          mayUpdate: recordMay || (ownMay && own.includes(row.owner_id)),
        }),
        // The requester may not read from its own rows that the case is on hold.
        ...(which === 'own' && { notYet: false }),
      }));
  }

  async feedback({ file }: PartScope): Promise<FeedbackAnswer | null> {
    const row = await this.reads.first<Feedback>(
      'SELECT * FROM feedbacks WHERE case_id = $1 ORDER BY id DESC LIMIT 1',
      [file.id],
    );
    if (!row) return null;
    return {
      text: row.text,
      sentOn: row.sent_on,
      helped: row.helped === null ? null : Boolean(row.helped),
      reaction: row.reaction,
      wantsReopening: Boolean(row.wants_reopening),
    };
  }

  async secondLines({ file, book }: PartScope): Promise<SecondLineAnswer[]> {
    const rows = await this.reads.all<SecondLine>('SELECT * FROM second_lines WHERE case_id = $1 ORDER BY id', [
      file.id,
    ]);
    return rows.map((row) => secondLineAnswer(row, book));
  }

  async proposal({ file }: PartScope): Promise<ProposalAnswer | null> {
    const row = await this.reads.first<Proposal & { name: string }>(
      'SELECT r.*, p.name FROM proposals r JOIN persons p ON p.id = r.proposed_by WHERE r.case_id = $1 AND r.open = $2 ORDER BY r.id DESC LIMIT 1',
      [file.id, flag(true)],
    );
    return row
      ? {
          move: row.move as ProposalAnswer['move'],
          proposedBy: row.name,
          proposedOn: row.proposed_on,
          summary: row.summary,
        }
      : null;
  }

  async participants({ file, book, today }: PartScope): Promise<ParticipantAnswer[]> {
    const rows = await this.reads.all<Participant & { name: string | null; job: string | null }>(
      `SELECT n.*, p.name, p.function AS job FROM participants n LEFT JOIN persons p ON p.id = n.person_id
       WHERE n.case_id = $1 AND (n.until_on IS NULL OR n.until_on >= $2) ORDER BY n.id`,
      [file.id, today],
    );
    return rows.map((row) => ({
      id: row.id,
      as: row.named_as,
      organisation: book.organisationRef(row.organisation_id),
      person: row.person_id ? { id: row.person_id, name: row.name ?? '', function: row.job ?? '' } : null,
      from: row.from_on,
      until: row.until_on,
      ground: row.ground,
    }));
  }

  /** Until when and why the caller is let in; asks nothing for who is not. */
  async accessUntil(grant: CaseGrant | null): Promise<GrantedAccess | null> {
    if (!grant) return null;
    const row = await this.reads.first<{ ground: string }>('SELECT ground FROM case_grants WHERE id = $1', [grant.id]);
    return { kind: grant.kind, until: grant.until, ground: row?.ground ?? '' };
  }

  async outsideNumbers({ file }: PartScope, which: 'all' | 'requester'): Promise<OutsideNumberAnswer[]> {
    const rows = await this.reads.all<OutsideNumberRow>(
      'SELECT * FROM outside_numbers WHERE case_id = $1 ORDER BY id',
      [file.id],
    );
    return rows
      .filter((row) => which === 'all' || Boolean(row.by_requester))
      .map(({ id, system, number }) => ({ id, system, number }));
  }

  async attachments({ file }: PartScope, which: 'all' | 'requester'): Promise<AttachmentAnswer[]> {
    const rows = await this.reads.all<Attachment & { name_of: string }>(
      'SELECT a.*, p.name AS name_of FROM attachments a JOIN persons p ON p.id = a.added_by WHERE a.case_id = $1 ORDER BY a.id',
      [file.id],
    );
    return rows
      .filter((row) => which === 'all' || Boolean(row.by_requester))
      .map((row) => ({
        id: row.id,
        name: row.name,
        bytes: Number(row.bytes),
        type: row.type,
        sha256: row.sha256,
        addedAt: row.added_at,
        addedBy: row.name_of,
      }));
  }
}

/** A question to the LIEC as it goes over the wire. */
export const secondLineAnswer = (row: SecondLine, book: OpenBook): SecondLineAnswer => ({
  id: row.id,
  region: { code: row.region_code, name: book.region(row.region_code)?.name ?? row.region_code },
  question: row.question,
  askedOn: row.asked_on,
  answer: row.answer,
  answeredOn: row.answered_on,
});
