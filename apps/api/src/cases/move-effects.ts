import type { MakeMove } from '@casusregie/contract';
import { addMonths, MOVE_NAMES, type Authorisation, type MoveName, type State } from '@casusregie/domain';
import { MeetingDecision, Question, type CaseFile, type Outcome } from '../database/entities';
import { flag } from '../database/json';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import type { Desk } from './change-case';
import { checkReasons, checkReferral, referToRegion } from './end-case';
import { findColleague, namePerson } from './people-on-case';
import { submitDraft } from './submit-case';

/** Columns of the case that a move sets; JSON columns as text. */
export type Columns = Partial<Record<keyof CaseFile, string | number | boolean | null>> & {
  origin?: State | null;
  number?: string | null;
};

/** What a move did beside changing the state. */
export interface Done {
  readonly columns?: Columns;
  /** Words for the timeline. */
  readonly subject?: string | null;
  readonly detail?: string | null;
}

/** The desk, with the authorisation the move is made under. */
export interface ActingDesk extends Desk {
  readonly authorisation: Authorisation;
}

export interface Effect {
  /** Faults in the given facts that only the reference lists can tell. */
  readonly check?: (desk: Desk, given: MakeMove) => void;
  readonly apply?: (desk: ActingDesk, given: MakeMove, to: State) => Promise<Done>;
}

const outcome = (given: MakeMove, more: Partial<Outcome> = {}): string =>
  JSON.stringify({
    reasons: given.reasons ?? [],
    requesterText: given.requesterText ?? null,
    internalText: given.internalText ?? null,
    selfHelp: given.selfHelp ?? null,
    referrals: given.referrals ?? [],
    destination: given.destination ?? null,
    ...more,
  } satisfies Outcome);

/** Months that the content of an ended case is kept: a short term for what never became a case. */
const RETENTION_MONTHS = { short: 6, closed: 60 } as const;

async function decided({ tx, file, caller, now }: Desk, given: MakeMove): Promise<void> {
  if (!given.decision) return;
  await tx.insert(MeetingDecision, {
    id: newId(),
    case_id: file.id,
    move: given.move,
    meeting: given.decision.meeting,
    held_on: given.decision.heldOn,
    attendees: given.decision.attendees,
    text: given.decision.text,
    recorded_by: caller.actor.personId,
    recorded_at: now,
  });
}

const decidedAt = (given: MakeMove): string | null => (given.decision ? `besluit van ${given.decision.meeting}` : null);

async function closeQuestions({ tx, file }: Desk): Promise<void> {
  await tx.run('UPDATE questions SET closed = $2 WHERE case_id = $1 AND answered_on IS NULL', [file.id, flag(true)]);
}

async function ask({ tx, file, caller, today }: Desk, question: string, dueOn: string): Promise<void> {
  await tx.insert(Question, {
    id: newId(),
    case_id: file.id,
    question,
    due_on: dueOn,
    asked_on: today,
    asked_by: caller.actor.personId,
    answer: null,
    answered_on: null,
    answered_by: null,
    closed: false,
  });
}

function checkDueOn({ today }: Desk, given: MakeMove): void {
  if (given.dueOn && given.dueOn < today) throw invalid('dueOn', 'ligt in het verleden');
}

const handler = async (desk: Desk, given: MakeMove): Promise<{ columns: Columns; subject: string }> => {
  const personId = given.handlerId ?? desk.caller.actor.personId;
  const person = await findColleague(desk, personId, 'handlerId', [
    'account-manager',
    'manager',
    'legal',
    'analyst',
    'information-coordinator',
  ]);
  return { columns: { handler_id: person.id }, subject: person.name };
};

const decision: Effect = {
  apply: async (desk, given) => {
    await decided(desk, given);
    return { subject: decidedAt(given), detail: given.decision?.text ?? given.reason ?? null };
  },
};

const retention = (today: string, term: keyof typeof RETENTION_MONTHS): Columns => ({
  retention_until: addMonths(today, RETENTION_MONTHS[term]),
});

async function closeAsked({ tx, file }: Desk): Promise<void> {
  await tx.run('UPDATE inquiry_lines SET closed = $2 WHERE case_id = $1 AND answer IS NULL', [file.id, flag(true)]);
}

/** What each move does beside changing the state; a move without an entry changes the state only. */
const TABLE: Partial<Record<MoveName, Effect>> = {
  submit: { apply: submitDraft },
  discard: {
    apply: async ({ tx, file }) => {
      await tx.run('DELETE FROM case_files WHERE id = $1', [file.id]);
      return {};
    },
  },
  takeUp: { apply: handler },
  startAdvice: {
    apply: (desk, given) => (given.handlerId || !desk.file.handler_id ? handler(desk, given) : Promise.resolve({})),
  },
  putBack: { apply: () => Promise.resolve({ columns: { handler_id: null } }) },
  requestInfo: {
    check: checkDueOn,
    apply: async (desk, given) => {
      await ask(desk, given.question ?? '', given.dueOn ?? desk.today);
      return { detail: given.question ?? null };
    },
  },
  provideInfo: {
    apply: async ({ tx, file, caller, today, authorisation }, given) => {
      if (authorisation.role !== 'requester' && !given.onBehalf) {
        throw invalid('onBehalf', 'is nodig: wie van de inbrenger antwoordde, en hoe');
      }
      await tx.run(
        `UPDATE questions SET answer = $2, answered_on = $3, answered_by = $4 WHERE case_id = $1 AND answered_on IS NULL AND closed = $5`,
        [file.id, given.answer, given.happenedOn ?? today, caller.actor.personId, flag(false)],
      );
      return { detail: given.answer ?? null };
    },
  },
  stopWaiting: {
    apply: async (desk) => {
      await closeQuestions(desk);
      return {};
    },
  },
  reject: {
    check: checkReasons,
    apply: async (desk, given) => {
      await decided(desk, given);
      await closeAsked(desk);
      return {
        columns: { outcome: outcome(given), hold: null, hold_told: false, ...retention(desk.today, 'short') },
        subject: decidedAt(given),
        detail: given.internalText ?? null,
      };
    },
  },
  refer: {
    check: checkReferral,
    apply: async (desk, given) => {
      await closeAsked(desk);
      const linked = await referToRegion(desk, given);
      return {
        columns: {
          outcome: outcome(given),
          ...(linked && { linked_case_id: linked }),
          ...retention(desk.today, 'short'),
        },
        subject: desk.book.destination(given.destination?.code ?? '').label,
        detail: given.internalText ?? null,
      };
    },
  },
  withdraw: {
    apply: async (desk) => {
      await closeQuestions(desk);
      return { columns: { hold: null, hold_told: false, ...retention(desk.today, 'short') } };
    },
  },
  askWithdrawal: {
    apply: (_desk, given) => Promise.resolve({ columns: { withdrawal_wish: given.reason ?? '' } }),
  },
  grantWithdrawal: {
    apply: async (desk, given) => {
      await closeAsked(desk);
      return {
        columns: {
          withdrawal_wish: null,
          hold: null,
          hold_told: false,
          outcome: outcome(given),
          ...retention(desk.today, 'short'),
        },
      };
    },
  },
  declineWithdrawal: {
    check: ({ book, today }, given) => {
      if (given.newSubmitterId && !book.exists(given.newSubmitterId, today)) {
        throw invalid('newSubmitterId', 'is geen bestaande organisatie');
      }
    },
    apply: (_desk, given) =>
      Promise.resolve({
        columns: {
          withdrawal_wish: null,
          ...(given.newSubmitterId && { submitting_organisation_id: given.newSubmitterId }),
        },
        detail: given.requesterText ?? null,
      }),
  },
  hold: {
    apply: (_desk, given) =>
      Promise.resolve({
        columns: {
          hold_told: given.toldToRequester ?? false,
          hold: JSON.stringify({
            ground: given.holdGround,
            reason: given.reason,
            reviewOn: given.reviewOn,
            toldToRequester: given.toldToRequester ?? false,
            mayorInformedBy: given.mayorInformedBy ?? null,
            meanwhile: given.meanwhile ?? null,
          }),
        },
      }),
  },
  resume: { apply: () => Promise.resolve({ columns: { hold: null, hold_told: false } }) },
  extendHold: {
    apply: ({ file }, given) =>
      Promise.resolve({
        columns: {
          due_on: given.reviewOn ?? null,
          hold: JSON.stringify({ ...file.hold, reason: given.reason, reviewOn: given.reviewOn }),
        },
      }),
  },
  reconsider: { apply: () => Promise.resolve({ columns: { outcome: null, retention_until: null } }) },
  screen: { apply: () => Promise.resolve({ columns: { screened: true } }) },
  startTest: {
    check: ({ book, today, file }, given) => {
      if (given.mainTheme && !book.themeHolds(given.mainTheme, today, file.region_code)) {
        throw invalid('mainTheme', 'is vandaag geen geldig thema in deze regio');
      }
    },
    apply: ({ file }, given) =>
      Promise.resolve({
        columns: { purpose: given.purpose ?? file.purpose, main_theme: given.mainTheme ?? file.main_theme },
      }),
  },
  approveTest: {
    apply: async ({ tx, file, caller, today }, given) => {
      await tx.run(
        `UPDATE legality_tests SET approved_by = $2, approved_on = $3 WHERE case_id = $1 AND approved_on IS NULL
         AND version = (SELECT max(version) FROM legality_tests WHERE case_id = $1)`,
        [file.id, caller.actor.personId, given.happenedOn ?? today],
      );
      return {};
    },
  },
  startEnrichment: {
    apply: (_desk, given) => Promise.resolve({ detail: given.exception ?? null }),
  },
  sendBack: decision,
  accept: {
    apply: async (desk, given) => {
      await decided(desk, given);
      const done = { subject: decidedAt(given), detail: given.decision?.text ?? null };
      if (!given.caseDirectorId) return { ...done, columns: { due_on: given.caseDirectorBy ?? null } };
      const person = await namePerson(desk, {
        personId: given.caseDirectorId,
        as: 'case-director',
        ground: 'Casusregisseur',
        field: 'caseDirectorId',
      });
      return { ...done, columns: { case_director_id: person.id } };
    },
  },
  agreeAdvice: {
    check: ({ book, today }, given) => {
      const strange = given.partners?.find((id) => !book.exists(id, today));
      if (strange) throw invalid('partners', 'bevat een organisatie die niet bestaat');
    },
    apply: ({ book }, given) =>
      Promise.resolve({
        columns: { advice: given.advice ?? null },
        detail: `Vastgesteld met ${given.partners?.map((id) => book.organisationRef(id).name).join(', ')}`,
      }),
  },
  startExecution: decision,
  revisePlan: decision,
  endWithoutPlan: decision,
  close: {
    apply: async ({ today, now }, given) => ({
      columns: { effect: given.effect ?? null, closed_at: now, ...retention(today, 'closed') },
      detail: given.effect ?? null,
    }),
  },
  reopen: {
    apply: async ({ tx, file, caller, today }) => {
      await tx.run(
        `UPDATE legality_tests SET approved_by = $2, approved_on = $3 WHERE case_id = $1 AND approved_on IS NULL`,
        [file.id, caller.actor.personId, today],
      );
      return { columns: { retention_until: null } };
    },
  },
  answer: {
    apply: ({ today }, given) =>
      Promise.resolve({
        columns: { answer: given.answer ?? null, answered_on: today },
        detail: given.answer ?? null,
      }),
  },
  askFurther: {
    apply: (_desk, given) => Promise.resolve({ detail: given.question ?? null }),
  },
  settle: {
    apply: ({ today, now }, given) =>
      Promise.resolve({
        columns: {
          answer: given.answer ?? null,
          answered_on: given.happenedOn ?? today,
          closed_at: now,
          ...retention(today, 'closed'),
        },
        detail: given.answer ?? null,
      }),
  },
  finish: {
    apply: ({ today, now }) => Promise.resolve({ columns: { closed_at: now, ...retention(today, 'closed') } }),
  },
  reopenAdvice: { apply: () => Promise.resolve({ columns: { retention_until: null } }) },
  destroy: {
    check: () => {
      throw new Refused('missing-need', 'Er is nog geen vernietigingsvoorstel.', {
        needs: ['retention-term-ended'],
      });
    },
  },
};

/** Every move, with its effect where it has one. */
export const EFFECTS = Object.fromEntries(MOVE_NAMES.map((move) => [move, TABLE[move]])) as Record<
  MoveName,
  Effect | undefined
>;
