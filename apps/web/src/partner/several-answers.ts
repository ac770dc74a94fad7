import type { AnsweredLines, InquiryLineAnswer } from '@casusregie/contract';

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

/** Sorts what became of each line that was sent; a line the server told nothing of counts as not answered. */
export function severalAnswers(sent: readonly InquiryLineAnswer[], { items }: AnsweredLines): SeveralAnswers {
  const told = new Map(items.map((item) => [item.lineId, item]));
  return {
    answered: sent.flatMap(({ id }) => told.get(id)?.line ?? []),
    faults: sent.flatMap((line) => {
      const item = told.get(line.id);
      return item?.line ? [] : [{ line, why: item?.fault ?? 'Hierop kwam geen bericht terug.' }];
    }),
  };
}
