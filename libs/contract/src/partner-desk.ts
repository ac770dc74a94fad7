import { DECLINE_GROUNDS, INQUIRY_ANSWERS, type DeclineGround, type InquiryAnswer } from '@casusregie/domain';
import { InquiryLineAnswer } from './casework-answers';
import { LIMITS } from './constants';
import { Choice, Flag, FreeText, Id, Line, Nested, NestedList, Whole } from './fields';

/** The answer to one question of a list, on the version that was seen. */
export class LineToAnswer {
  @Id()
  lineId!: string;
  @Whole(1, Number.MAX_SAFE_INTEGER, { about: 'De versie die u zag' })
  version!: number;
  @Choice(INQUIRY_ANSWERS)
  answer!: InquiryAnswer;
  @Choice(DECLINE_GROUNDS, { optional: true, about: 'Nodig als er geen antwoord mogelijk is' })
  ground?: DeclineGround;
  @Flag({ optional: true })
  contactFirst?: boolean;
  @Flag({ optional: true })
  wantsToAttend?: boolean;
}

/** Answers many questions in one request; each is answered, or refused, by itself. */
export class AnswerLines {
  @NestedList(() => LineToAnswer, LIMITS.lines)
  lines!: LineToAnswer[];
}

/** What became of one question of the list. */
export class AnsweredLine {
  @Id()
  lineId!: string;
  @Nested(() => InquiryLineAnswer, {
    nullable: true,
    about: 'De vraag zoals zij nu is; leeg als het antwoord is geweigerd',
  })
  line!: InquiryLineAnswer | null;
  @Line(LIMITS.ground, { nullable: true, about: 'Waarom het antwoord is geweigerd' })
  fault!: string | null;
}

/** What became of each question, in the order they were sent. */
export class AnsweredLines {
  @NestedList(() => AnsweredLine, LIMITS.lines)
  items!: AnsweredLine[];
}

/** Takes the open questions along as an Excel list to be filled in. */
export class ExportLines {
  @FreeText(LIMITS.ground, { min: 1, about: 'Waarvoor de lijst nodig is' })
  purpose!: string;
}

/** A list that was taken back whole. */
export class ImportedAnswers {
  @Whole(1, LIMITS.lines, { about: 'Hoeveel vragen nu beantwoord zijn' })
  answered!: number;
}
