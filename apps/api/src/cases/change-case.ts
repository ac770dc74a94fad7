import {
  ACT_POLICY,
  amsterdamDate,
  decide,
  isMoveName,
  type Action,
  type Authorisation,
  type Decision,
  type View,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import type { DataSubject } from '../audit/processing';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { PracticeBook, type OpenPractice } from '../region-settings/practice-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { Refused, unknown } from '../shared/refusal';
import { lockCase, versionFor, viewFor, type LockedCase } from './case-access';
import { loadFileFacts } from './file-facts';
import { happen, type Happened } from './history';

/** What a change finds on the table: the case locked, who acts, and when it is. */
export interface Desk extends LockedCase {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly book: OpenBook;
  /** How each region works. */
  readonly practice: OpenPractice;
  readonly view: View;
  readonly now: string;
  readonly today: string;
}

/** A refusal or permission, told in the order of the status codes. */
export function permit(decision: Decision): Extract<Decision, { allowed: true }> {
  if (decision.allowed) return decision;
  if (decision.because === 'out-of-reach') throw unknown();
  if (decision.because === 'wrong-role') {
    throw new Refused('wrong-role', 'Uw rol mag dit niet bij deze casus.');
  }
  if (decision.because === 'wrong-moment') {
    throw new Refused('wrong-moment', 'Dit kan niet in de toestand waarin de casus nu is.');
  }
  throw new Refused('missing-need', 'Er ontbreekt nog iets voordat dit kan.', {
    needs: decision.needs,
  });
}

/** Whether an act asks something of the file. */
const asksFile = (action: Action): boolean =>
  !isMoveName(action) && ACT_POLICY[action].some(({ needs }) => needs !== undefined);

/** Refuses only what comes before the shape of the body: out of reach, or another role. */
export function requireRole(decision: Decision): void {
  if (!decision.allowed && (decision.because === 'out-of-reach' || decision.because === 'wrong-role')) {
    permit(decision);
  }
}

/**
 * Holds the version the caller saw against the one that is there.
 * @throws Refused `if-match-missing` or `stale-version`
 */
export function requireVersion(ifMatch: string | undefined, current: number): void {
  if (ifMatch === undefined) {
    throw new Refused('if-match-missing', 'Geef met If-Match aan welke versie u zag.');
  }
  if (ifMatch.replace(/^W\//, '').replace(/"/g, '') !== String(current)) {
    throw new Refused(
      'stale-version',
      'Dit dossier is intussen gewijzigd. Uw tekst is niet verloren; bekijk het verschil.',
    );
  }
}

/** An act on a case, beside the moves. */
export interface CaseAct<Answer> {
  readonly caseId: string;
  readonly action: Action;
  readonly once?: OnceKey | null;
  /** Given when the caller must have seen the newest version of the case. */
  readonly ifMatch?: { readonly header: string | undefined };
  /** Reads the body, once it is clear that the caller may know of the case. */
  readonly shape?: () => void;
  /** Makes the change; what it says happened goes on the timeline. */
  readonly change: (desk: Desk, authorisation: Authorisation) => Promise<Changed<Answer>>;
}

/** The outcome of an act. */
export interface Changed<Answer> {
  readonly answer: Answer;
  readonly events: readonly (Pick<Happened, 'type'> & Partial<Happened>)[];
  /** Whether what the requester sees has changed: raises the requester's own version and news. */
  readonly tellsRequester?: boolean;
  /** Whether the case itself stays as it was: no version, clock or order of any view may tell of the act. */
  readonly untold?: boolean;
  readonly payload?: unknown;
  /** Whose data it touched. */
  readonly subjects?: readonly DataSubject[];
}

const BUMP = `UPDATE case_files SET version = version + 1, updated_at = $2 WHERE id = $1`;
const BUMP_FOR_REQUESTER = `UPDATE case_files SET version = version + 1, updated_at = $2,
  requester_version = requester_version + 1, news_at = $2 WHERE id = $1`;

/** A row under a case, by its own id, and what was to be done with it. */
interface RowAct {
  readonly table:
    'inquiry_lines' | 'interventions' | 'second_lines' | 'case_grants' | 'tasks' | 'meeting_items' | 'case_notes';
  readonly id: string;
  readonly action: Action;
}

/** Every act on a case goes this way: lock, decide, change, timeline, version, log; all or nothing. */
@Injectable()
export class ChangeCase {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly practices: PracticeBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * Locks a case and opens the desk for it, inside a running unit of work.
   * @throws Refused `unknown` when it does not exist or is out of reach
   */
  async open(tx: Tx, caller: Caller, caseId: string, book: OpenBook): Promise<Desk> {
    await stillAuthorised(tx, caller);
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const loaded = await lockCase(tx, caseId, book, { today, now });
    const practice = await this.practices.open(tx, loaded.practiceMark);
    return { ...loaded, tx, caller, book, practice, now, today, view: 'staff' };
  }

  /** Performs an act on a case. */
  async run<Answer>(caller: Caller, act: CaseAct<Answer>): Promise<Answer> {
    const book = await this.reference.open();
    return this.work.run((tx) => this.within(tx, caller, { act, book }));
  }

  /** Performs an act inside a running unit of work, as one of many that happen together or not at all. */
  async within<Answer>(
    tx: Tx,
    caller: Caller,
    { act, book }: { readonly act: CaseAct<Answer>; readonly book: OpenBook },
  ): Promise<Answer> {
    const before = await claim<Answer>(tx, act.once ?? null, this.clock.now());
    const desk = await this.open(tx, caller, act.caseId, book);
    const { access, file, today } = desk;
    if (before) {
      viewFor(caller.actor, access, today);
      return before;
    }
    const facts = asksFile(act.action) ? await loadFileFacts(tx, file, desk) : undefined;
    const decision = decide({
      action: act.action,
      actor: caller.actor,
      access,
      today,
      ...(facts && { file: facts }),
    });
    requireRole(decision);
    act.shape?.();
    const { authorisation } = permit(decision);
    const view = this.viewOf(caller, desk);
    if (act.ifMatch) requireVersion(act.ifMatch.header, versionFor(view, file));
    const changed = await act.change({ ...desk, view }, authorisation);
    for (const event of changed.events) {
      await happen(tx, caller, authorisation, {
        happenedOn: today,
        ...event,
        caseId: file.id,
        recordedAt: desk.now,
        month: today.slice(0, 7),
      } as Happened);
    }
    if (!changed.untold) await tx.run(changed.tellsRequester ? BUMP_FOR_REQUESTER : BUMP, [file.id, desk.now]);
    await this.log.write(tx, caller, {
      act: act.action,
      object: `case:${file.id}`,
      authorisationId: authorisation.id,
      payload: changed.payload ?? {},
      ...(changed.subjects && { subjects: changed.subjects }),
    });
    await remember(tx, act.once ?? null, changed.answer);
    return changed.answer;
  }

  /**
   * Refuses an act on a row that the caller cannot see, as its case has it: another role where the case is within reach,
   * such as that of who reads its header; else as unknown.
   * @throws Refused always
   */
  async refuseUnseen(caller: Caller, { table, id, action }: RowAct): Promise<never> {
    const row = await asSystem('locate', () =>
      this.reads.first<{ case_id: string }>(`SELECT case_id FROM ${table} WHERE id = $1`, [id]),
    );
    if (!row) throw unknown();
    return this.run<never>(caller, {
      caseId: row.case_id,
      action,
      change: () => {
        throw unknown();
      },
    });
  }

  /** Whoever acts on rows of their own (a question put to them) may have no view of the case itself. */
  private viewOf(caller: Caller, { access, today }: Desk): View {
    try {
      return viewFor(caller.actor, access, today).view;
    } catch {
      return 'partner';
    }
  }
}
