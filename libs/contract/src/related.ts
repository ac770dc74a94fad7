import {
  CASE_TIES,
  LIKENESS_KINDS,
  LIKENESS_VERDICTS,
  STATES,
  type CaseTie,
  type LikenessKind,
  type LikenessVerdict,
  type State,
} from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Day, Id, Line, NestedList } from './fields';

/** Says whether two cases are about the same; `undecided` takes back what was said before. */
export class JudgeRelated {
  @Id({ about: 'De andere casus, uit dezelfde regio en binnen uw bereik' })
  otherCaseId!: string;
  @Choice(LIKENESS_VERDICTS)
  verdict!: LikenessVerdict;
}

/** One reason why two cases look alike. */
export class LikenessReason {
  @Choice(LIKENESS_KINDS)
  kind!: LikenessKind;
  @Line(LIMITS.text, { about: 'Wat zij gemeen hebben, zoals een kenteken' })
  text!: string;
}

/** Another case that looks like this one, or belongs with it. Cases out of reach are not there and do not count. */
export class RelatedCase {
  @Id()
  caseId!: string;
  @Line(30)
  number!: string;
  @Line(LIMITS.title, { nullable: true })
  title!: string | null;
  @Choice(STATES)
  state!: State;
  @Line(120, { nullable: true })
  municipality!: string | null;
  @Day({ nullable: true })
  submittedOn!: string | null;
  @Choice(CASE_TIES, { nullable: true, about: 'Wat erover is gezegd; leeg als nog niemand iets zei' })
  tie!: CaseTie | null;
  @NestedList(() => LikenessReason, 20)
  reasons!: LikenessReason[];
}

/** Cases that belong with a case, and those that look like it: the likeliest first. */
export class RelatedList {
  @NestedList(() => RelatedCase, 100)
  items!: RelatedCase[];
}
