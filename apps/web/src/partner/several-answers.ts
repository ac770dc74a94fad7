import type { InquiryLineAnswer } from '@casusregie/contract';
import { problemOf } from '../server/problem';

/** A line that could not be answered, and why. */
export interface LineFault {
  readonly line: InquiryLineAnswer;
  readonly why: string;
}

/** What answering several lines did. */
export interface SeveralAnswers {
  readonly answered: readonly InquiryLineAnswer[];
  readonly faults: readonly LineFault[];
}

/**
 * Answers lines one by one, each with a request of its own; a fault at one does not stop the others.
 * @param goOn asked before each line: false stops
 * @param onProgress told how many have been dealt with
 */
export async function answerSeveral(
  lines: readonly InquiryLineAnswer[],
  answer: (line: InquiryLineAnswer) => Promise<InquiryLineAnswer>,
  { goOn, onProgress }: { goOn: () => boolean; onProgress: (count: number) => void },
): Promise<SeveralAnswers> {
  const answered: InquiryLineAnswer[] = [];
  const faults: LineFault[] = [];
  for (const line of lines) {
    if (!goOn()) break;
    try {
      answered.push(await answer(line));
    } catch (error) {
      const problem = problemOf(error);
      faults.push({ line, why: problem.detail || problem.title });
    }
    onProgress(answered.length + faults.length);
  }
  return { answered, faults };
}
