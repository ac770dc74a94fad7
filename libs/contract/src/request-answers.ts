import { InvolvedParty } from './cases';
import { Day, Flag, Line, NestedList, RegionCode } from './fields';
import { QuestionWithAnswer } from './region-settings';

/** What the request holds, as its writer typed it. */
export class RequestAnswer {
  @RegionCode({ nullable: true, about: 'De gekozen regio, als de inbrenger in meer regio’s ligt' })
  regionCode!: string | null;
  @Line(400, { nullable: true })
  place!: string | null;
  @Line(8000, { nullable: true })
  indications!: string | null;
  @Day({ nullable: true })
  observedOn!: string | null;
  @NestedList(() => InvolvedParty, 50)
  involved!: InvolvedParty[];
  @Line(8000, { nullable: true })
  ownActions!: string | null;
  @Line(8000, { nullable: true })
  question!: string | null;
  @NestedList(() => QuestionWithAnswer, 100, { about: 'Wat bij deze soort is gevraagd, met de antwoorden' })
  answers!: QuestionWithAnswer[];
  @Flag()
  sensitiveConfirmed!: boolean;
}
