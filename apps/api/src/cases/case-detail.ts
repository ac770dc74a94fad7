import type { CaseAnswer, HeaderCase, PartnerCase, PersonRef, RequesterCase, StaffCase } from '@casusregie/contract';
import {
  type CaseAccess,
  type CaseGrant,
  closedLocks,
  isOnHold,
  type Kind,
  receivesUnder,
  runningGrants,
  showsAnswer,
  showsInterventions,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { involvedIn, subjectRow, type DataSubject } from '../audit/processing';
import type { CaseFile } from '../database/entities';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { PracticeBook, type OpenPractice } from '../region-settings/practice-book';
import { Clock } from '../shared/clock';
import { loadCase, versionFor, viewFor, type LoadedCase } from './case-access';
import { CaseParts, type PartScope } from './case-parts';
import { caseActions } from './case-actions';
import { loadFileFacts } from './file-facts';
import { answersOf } from './request-answers';
import { requesterWords } from './requester-words';
import { requesterRoad, staffRoad } from './road';

interface Found extends LoadedCase {
  readonly caller: Caller;
  readonly book: OpenBook;
  readonly practice: OpenPractice;
  readonly today: string;
  /** The access for a time that the caller has now; the one that lasts longest. */
  readonly letIn: CaseGrant | null;
}

/** The access for a time under which somebody may now read a case, whatever else lets them in. */
function letInBy({ actor }: Caller, access: CaseAccess, today: string): CaseGrant | null {
  const running = runningGrants(actor.personId, access).filter(({ kind }) =>
    receivesUnder(kind, actor, { access, today }),
  );
  return running.sort((one, other) => (one.until < other.until ? 1 : -1))[0] ?? null;
}

/** Whose data a view of a case shows; a header shows nobody's. */
function touchedBy(answer: CaseAnswer): DataSubject[] {
  const rows = 'subjects' in answer ? answer.subjects.map(({ id }) => id) : [];
  const asked = 'inquiryLines' in answer ? answer.inquiryLines.map(({ subject }) => subject.id) : [];
  const named = 'request' in answer ? involvedIn(answer.id, answer.request.involved) : [];
  return [...[...rows, ...asked].map(subjectRow), ...named];
}

/** One case in the caller's view: four answers, each with its own columns. */
@Injectable()
export class CaseDetail {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly practices: PracticeBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly parts: CaseParts,
  ) {}

  /**
   * Reads a case.
   * @throws Refused `unknown` when it does not exist or is out of reach; that too is logged
   */
  async read(caller: Caller, caseId: string): Promise<{ answer: CaseAnswer; version: number }> {
    const book = await this.reference.open();
    const today = this.clock.today();
    const loaded = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    const { view, authorisation } = viewFor(caller.actor, loaded.access, today);
    const letIn = letInBy(caller, loaded.access, today);
    const practice = await this.practices.open(this.reads);
    const found: Found = { ...loaded, caller, book, practice, today, letIn };
    const answer = await this.views[view](found);
    await this.log.read(caller, {
      act: 'readCase',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: letIn ? { view, grantId: letIn.id } : { view },
      subjects: touchedBy(answer),
    });
    return { answer, version: versionFor(view, loaded.file) };
  }

  private readonly views = {
    staff: (found: Found) => this.staff(found),
    requester: (found: Found) => this.requester(found),
    partner: (found: Found) => this.partner(found),
    header: (found: Found) => this.header(found),
  };

  private scope({ file, caller, book, today, access }: Found): PartScope {
    return { file, caller, book, today, access };
  }

  private async base(found: Found, view: 'staff' | 'requester' | 'partner') {
    const { file, book } = found;
    const [municipalities, people, actions] = await Promise.all([
      this.parts.municipalities(this.scope(found)),
      this.parts.people([file.handler_id, file.filer_id, file.case_director_id, ...file.answers.map(({ by }) => by)]),
      this.actions(found, view),
    ]);
    const shownHandler =
      view === 'requester' && ['draft', 'submitted'].includes(file.shown_state) ? null : file.handler_id;
    return {
      people,
      base: {
        id: file.id,
        number: file.number,
        title: file.title,
        kind: file.kind,
        track: file.track,
        mainTheme: book.theme(file.main_theme),
        moreThemes: file.more_themes.flatMap((code) => book.theme(code) ?? []),
        phenomena: file.phenomena.map((code) => book.phenomenon(code)),
        municipalities,
        submittingOrganisation: book.organisationRef(file.submitting_organisation_id),
        region: book.desk(file.region_code),
        handler: people.get(shownHandler ?? '') ?? null,
        submittedOn: file.submitted_on,
        endedOn: file.ended_on,
        version: versionFor(view, file),
        actions,
      },
    };
  }

  private async actions(found: Found, view: 'staff' | 'requester' | 'partner' | 'header') {
    const { file, today, caller, access } = found;
    if (view === 'header') return [];
    const facts = await loadFileFacts(this.reads, file, found);
    return caseActions({ actor: caller.actor, access, today, file: facts }, view);
  }

  /** @param people who gave answers; without, nobody is told who did */
  private request(file: CaseFile, people: ReadonlyMap<string, PersonRef> = new Map()) {
    return {
      regionCode: file.chosen_region_code,
      place: file.place,
      indications: file.indications,
      observedOn: file.observed_on,
      involved: file.involved,
      ownActions: file.own_actions,
      question: file.question,
      answers: answersOf(file, people),
      sensitiveConfirmed: file.sensitive_confirmed,
    };
  }

  private outcome({ file, book }: Found) {
    const { outcome } = file;
    if (!outcome) return null;
    const codes = [...outcome.referrals, ...(outcome.destination ? [outcome.destination.code] : [])];
    return {
      text: outcome.requesterText,
      selfHelp: outcome.selfHelp,
      referrals: codes.map((code) => book.destination(code)),
    };
  }

  private async requester(found: Found): Promise<RequesterCase> {
    const { file, today } = found;
    const scope = this.scope(found);
    const [{ base, people }, questions, feedback, interventions, numbers, attachments, road, telephone] =
      await Promise.all([
        this.base(found, 'requester'),
        this.parts.questions(scope),
        this.parts.feedback(scope),
        this.parts.interventions(scope, 'own'),
        this.parts.outsideNumbers(scope, 'requester'),
        this.parts.attachments(scope, 'requester'),
        this.parts.road(scope, 'requester'),
        this.parts.telephone(file.handler_id),
      ]);
    const handler = people.get(file.handler_id ?? '');
    const words = requesterWords(found, {
      handler: handler?.name ?? null,
      telephone,
      questionDueOn: questions.find(({ answer, closed }) => answer === null && !closed)?.dueOn ?? null,
      own: interventions.length,
      ownOpen: interventions.filter(({ status }) => !['done', 'cancelled', 'continues-at-partner'].includes(status))
        .length,
    });
    return {
      view: 'requester',
      ...base,
      road: requesterRoad(file, road),
      shown: file.shown_state,
      ...words,
      confidentiality: file.confidentiality,
      request: this.request(file),
      filedOnBehalf: file.filed_on_behalf,
      questions,
      outcome: this.outcome(found),
      answer: showsAnswer(file.shown_state) ? file.answer : null,
      feedback,
      interventions: showsInterventions(file.shown_state, file.state) ? interventions : [],
      outsideNumbers: numbers,
      attachments,
      withdrawalAsked: file.withdrawal_wish !== null,
      updatedAt: file.news_at,
      nextNewsOn: words.nextNewsOn,
      endedOn: file.ended_on && file.ended_on <= today ? file.ended_on : null,
    };
  }

  private async staff(found: Found): Promise<StaffCase> {
    const { file } = found;
    const scope = this.scope(found);
    const [{ base, people }, questions, tests, subjects, lines, items, decisions, interventions] = await Promise.all([
      this.base(found, 'staff'),
      this.parts.questions(scope),
      this.parts.tests(scope),
      this.parts.subjects(scope),
      this.parts.inquiryLines(scope, 'all'),
      this.parts.items(scope),
      this.parts.decisions(scope),
      this.parts.interventions(scope, 'all'),
    ]);
    const [accessUntil, relations, secondLines, feedback, proposal, participants, numbers, attachments, road] =
      await Promise.all([
        this.parts.accessUntil(found.letIn),
        this.parts.relations(scope),
        this.parts.secondLines(scope),
        this.parts.feedback(scope),
        this.parts.proposal(scope),
        this.parts.participants(scope),
        this.parts.outsideNumbers(scope, 'all'),
        this.parts.attachments(scope, 'all'),
        this.parts.road(scope, 'staff'),
      ]);
    const filer = people.get(file.filer_id);
    if (!filer) throw new Error('a case without its filer');
    return {
      view: 'staff',
      ...base,
      road: staffRoad(file, road),
      state: file.state,
      origin: file.origin,
      phase: file.phase,
      purpose: file.purpose,
      priority: file.priority,
      confidentiality: file.confidentiality,
      dueOn: file.due_on,
      request: this.request(file, people),
      accessUntil,
      filer,
      filedOnBehalf: file.filed_on_behalf,
      hold: file.hold && file.origin ? { ...file.hold, origin: file.origin, ground: file.hold.ground as never } : null,
      caseDirector: people.get(file.case_director_id ?? '') ?? null,
      participants,
      questions,
      tests,
      subjects,
      relations,
      closedLocks: closedLocks({
        fullTestApproved: tests.some(({ depth, approvedOn }) => depth === 'full' && approvedOn !== null),
        halfOpenSettled: items.some(({ sourceKind }) => ['half-open', 'skipped'].includes(sourceKind)),
      }),
      inquiryLines: lines,
      items,
      decisions,
      advice: file.advice,
      answer: file.answer,
      interventions,
      secondLines,
      outcome: this.outcome(found),
      feedback,
      proposal,
      withdrawalWish: file.withdrawal_wish,
      outsideNumbers: numbers,
      attachments,
      updatedAt: file.updated_at,
    };
  }

  private async partner(found: Found): Promise<PartnerCase> {
    const { file } = found;
    const scope = this.scope(found);
    const [{ base }, lines, interventions, road] = await Promise.all([
      this.base(found, 'partner'),
      this.parts.inquiryLines(scope, 'own'),
      this.parts.interventions(scope, 'all'),
      this.parts.road(scope, 'staff'),
    ]);
    // A partner hears that its rows must wait, never that or why the case is on hold.
    const state = isOnHold(file.state) ? (file.origin ?? file.state) : file.state;
    return {
      view: 'partner',
      ...base,
      road: staffRoad({ ...file, state, origin: null }, road),
      state,
      indications: file.indications,
      inquiryLines: lines,
      advice: file.advice,
      interventions,
    };
  }

  private async header(found: Found): Promise<HeaderCase> {
    const { file, book } = found;
    const region = book.desk(file.region_code);
    if (!region || !file.number || !file.submitted_on) throw new Error('a header of a draft');
    return {
      view: 'header',
      id: file.id,
      number: file.number,
      region,
      kind: file.kind as Kind,
      mainTheme: book.theme(file.main_theme),
      phenomena: file.phenomena.map((code) => book.phenomenon(code)),
      state: file.state,
      submittedOn: file.submitted_on,
      endedOn: file.ended_on,
      actions: await this.actions(found, 'header'),
    };
  }
}
