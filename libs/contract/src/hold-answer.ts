import { HOLD_GROUNDS, STATES, type HoldGround, type State } from '@casusregie/domain';
import { Choice, Day, Flag, Line } from './fields';

/** A running hold; for RIEC staff only. */
export class HoldAnswer {
  @Choice(STATES)
  origin!: State;
  @Choice(HOLD_GROUNDS)
  ground!: HoldGround;
  @Line(8000)
  reason!: string;
  @Day()
  reviewOn!: string;
  @Flag()
  toldToRequester!: boolean;
  @Line(120, { nullable: true })
  mayorInformedBy!: string | null;
  @Line(8000, { nullable: true })
  meanwhile!: string | null;
}
