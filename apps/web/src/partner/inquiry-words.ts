import type { InquiryLineAnswer } from '@casusregie/contract';
import { CHANNEL_LABELS, DECLINE_GROUND_LABELS, INQUIRY_ANSWER_LABELS } from '@casusregie/domain';
import type { Tone } from '@casusregie/ui';

/** Lines by what one has to do with them. */
export interface SortedLines {
  readonly open: readonly InquiryLineAnswer[];
  readonly toConfirm: readonly InquiryLineAnswer[];
  readonly settled: readonly InquiryLineAnswer[];
}

/** Sorts lines: to answer by deadline, to confirm, and what is dealt with newest first. */
export function sorted(lines: readonly InquiryLineAnswer[]): SortedLines {
  const open = lines.filter(({ answer, closed }) => answer === null && !closed);
  const toConfirm = lines.filter(({ toBeConfirmed, closed }) => toBeConfirmed && !closed);
  const settled = lines.filter((line) => !open.includes(line) && !toConfirm.includes(line));
  return {
    open: [...open].sort((one, other) => one.dueOn.localeCompare(other.dueOn)),
    toConfirm,
    settled: [...settled].sort((one, other) => (other.answeredOn ?? '').localeCompare(one.answeredOn ?? '')),
  };
}

/** What was answered, in words. */
export function answerText({ answer, ground, closed }: InquiryLineAnswer): string {
  if (answer === null) return closed ? 'Gesloten zonder antwoord' : 'Nog niet beantwoord';
  return ground
    ? `${INQUIRY_ANSWER_LABELS[answer]}: ${DECLINE_GROUND_LABELS[ground].toLowerCase()}`
    : INQUIRY_ANSWER_LABELS[answer];
}

/** How an answer looks at a glance. */
export function answerTone({ answer, closed, toBeConfirmed }: InquiryLineAnswer): Tone {
  if (toBeConfirmed) return 'waiting';
  if (answer === 'hit') return 'done';
  if (answer === null) return closed ? 'stopped' : 'new';
  return answer === 'no-hit' ? 'draft' : 'stopped';
}

/** The ticks that went with an answer. */
export const ticksText = ({ contactFirst, wantsToAttend }: InquiryLineAnswer): string =>
  [contactFirst ? 'eerst contact opnemen' : '', wantsToAttend ? 'wil bij het overleg zijn' : '']
    .filter(Boolean)
    .join(', ');

/** Who said what was recorded on behalf: *J. Smit, telefoon* */
export const behalfText = ({ onBehalf }: Pick<InquiryLineAnswer, 'onBehalf'>): string =>
  onBehalf ? `${onBehalf.reportedBy}, ${CHANNEL_LABELS[onBehalf.channel].toLowerCase()}` : '';
