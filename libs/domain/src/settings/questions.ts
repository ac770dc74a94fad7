import { isCalendarDate } from '../calendar/dates';
import { KIND_ROWS, type Kind } from '../case/kinds';

/** How a question of a request is answered. */
export const ANSWER_KINDS = ['line', 'text', 'date', 'choice', 'yes-no', 'number'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const ANSWER_KIND_LABELS: Record<AnswerKind, string> = {
  line: 'Korte tekst',
  text: 'Lange tekst',
  date: 'Datum',
  choice: 'Keuze uit een lijst',
  'yes-no': 'Ja of nee',
  number: 'Getal',
};

/** One question of a request, as data: a region can change which are asked. */
export interface SetQuestion {
  /** The same for as long as the question means the same. */
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: AnswerKind;
  /** What can be chosen; empty for all kinds but `choice`. */
  readonly options: readonly string[];
  /** Whether the request cannot be sent without an answer; else it can be given later. */
  readonly required: boolean;
  /** Whether the answer is held against the words of special categories before it is sent. */
  readonly sensitive: boolean;
  readonly example: string;
}

/** A question as a case holds it: with the kind of request it belongs to. */
export interface AskedQuestion extends SetQuestion {
  readonly of: Kind;
}

/** One answer as a case holds it: who gave it, and when. */
export interface GivenAnswer {
  readonly key: string;
  readonly value: string;
  readonly by: string;
  readonly at: string;
}

/** A first request asks no more than this, the kind itself included: the rest can come later. */
export const FIRST_ANSWERS = 5;
/** No set is longer: who gets more questions than this, answers none of them well. */
export const MOST_QUESTIONS = 20;

/** How many questions of a set may be required, beside the kind and what is always asked for it. */
export const roomForRequired = (kind: Kind): number => Math.max(0, FIRST_ANSWERS - 1 - KIND_ROWS[kind].asks.length);

const YES_NO: Readonly<Record<string, string>> = { yes: 'Ja', no: 'Nee' };

/** An answer in words, as a reader sees it. */
export const answerInWords = (question: Pick<SetQuestion, 'kind'>, value: string): string =>
  question.kind === 'yes-no' ? (YES_NO[value] ?? value) : value;

const FITS: Record<AnswerKind, (value: string, question: SetQuestion) => string | null> = {
  line: (value) => (value.length > 400 ? 'mag hoogstens 400 tekens lang zijn' : null),
  text: () => null,
  date: (value) => (isCalendarDate(value) ? null : 'moet een bestaande datum zijn als 2026-11-24'),
  choice: (value, { options }) => (options.includes(value) ? null : 'is geen keuze uit de lijst'),
  'yes-no': (value) => (value in YES_NO ? null : 'moet ja of nee zijn'),
  number: (value) => (/^-?\d{1,12}$/.test(value) ? null : 'moet een geheel getal zijn'),
};

/** Why a text is no answer to a question; null when it is one. */
export const answerFault = (question: SetQuestion, value: string): string | null =>
  FITS[question.kind](value, question);

/** The questions that must be answered before a request can be sent, and are not. */
export const missingOf = (
  questions: readonly SetQuestion[],
  answers: readonly Pick<GivenAnswer, 'key' | 'value'>[],
): SetQuestion[] =>
  questions.filter(
    ({ key, required }) => required && !answers.some((answer) => answer.key === key && answer.value.trim() !== ''),
  );

/**
 * What a request was asked: the set that holds now, and what was answered of an earlier set of the same kind, so that
 * nothing typed is lost when the set changes while somebody writes.
 */
export function askedOf(
  kind: Kind,
  now: readonly SetQuestion[],
  before: { asked: readonly AskedQuestion[]; answers: readonly Pick<GivenAnswer, 'key'>[] },
): AskedQuestion[] {
  const current = now.map((question): AskedQuestion => ({ ...question, of: kind }));
  const earlier = before.asked.filter(
    ({ key, of }) =>
      of === kind && !now.some((one) => one.key === key) && before.answers.some((answer) => answer.key === key),
  );
  return [...current, ...earlier];
}

/** What is wrong with a set for a kind, in words for who sets it: the place in the list, and why. */
export function questionSetFaults(kind: Kind, questions: readonly SetQuestion[]): { at: number; message: string }[] {
  const room = roomForRequired(kind);
  let required = 0;
  return questions.flatMap((question, at) => {
    const faults: string[] = [];
    if (questions.findIndex(({ key }) => key === question.key) !== at) faults.push('staat er al in');
    if (question.kind === 'choice' && new Set(question.options).size < 2)
      faults.push('heeft ten minste twee verschillende keuzes nodig');
    if (question.kind !== 'choice' && question.options.length > 0) faults.push('heeft geen keuzes nodig');
    if (question.required) required += 1;
    if (question.required && required > room)
      faults.push(
        `kan niet verplicht zijn: een eerste verzoek vraagt hoogstens ${FIRST_ANSWERS} antwoorden, dus bij deze soort ${room === 0 ? 'geen extra' : `${room} extra`}`,
      );
    return faults.map((message) => ({ at, message }));
  });
}
