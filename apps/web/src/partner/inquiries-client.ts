import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  AnsweredLines,
  AnswerLine,
  IdentifierList,
  InquiryLineAnswer,
  InquiryLineList,
} from '@casusregie/contract';
import { CasesClient } from '../cases/cases-client';

/** The questions put to one's own organisation. Answers fail with a `Problem`. */
@Service()
export class InquiriesClient {
  private readonly cases = inject(CasesClient);

  /** All lines over all regions. Call it where `inject()` works. */
  list(): HttpResourceRef<InquiryLineList | undefined> {
    return httpResource<InquiryLineList>(() => '/v1/inquiry-lines');
  }

  /** Answers one line, on the version that was seen. */
  answer(line: InquiryLineAnswer, answer: AnswerLine): Promise<InquiryLineAnswer> {
    return this.cases.put<InquiryLineAnswer>(`/v1/inquiry-lines/${line.id}/answer`, answer, line.version);
  }

  /** Answers many lines alike in one request; each is answered or refused by itself. */
  answerAll(lines: readonly InquiryLineAnswer[], answer: AnswerLine): Promise<AnsweredLines> {
    return this.cases.post<AnsweredLines>('/v1/inquiry-lines/answers', {
      lines: lines.map(({ id, version }) => ({ ...answer, lineId: id, version })),
    });
  }

  /** What the subjects of these lines are known by: one act in the log for the whole list. */
  identifiers(lines: readonly InquiryLineAnswer[]): Promise<IdentifierList> {
    const lineIds = lines.map(({ id }) => id);
    return this.cases.post<IdentifierList>('/v1/inquiry-lines/identifier-readings', { lineIds });
  }

  /** Confirms what the RIEC recorded for one's organisation. */
  confirm(line: InquiryLineAnswer): Promise<InquiryLineAnswer> {
    return this.cases.post<InquiryLineAnswer>(`/v1/inquiry-lines/${line.id}/confirmation`, {}, line.version);
  }
}
