import {
  asksOf,
  HOLD_GROUNDS,
  MOVES,
  PURPOSES,
  rejectReasonsIn,
  type MoveFact,
  type MoveName,
  type State,
} from '@casusregie/domain';
import { decisionOn, organisationOf, personOf } from '../journey';
import type { Chance } from '../soak/chance';

/** What the facts of a move depend on. */
export interface Moment {
  readonly state: State;
  readonly chance: Chance;
  /** A calendar date some days from today. */
  readonly day: (offset: number) => string;
}

const text = (words: string) => (): string => `${words} (fictief)`;

/** One invented value of each fact; now and then one that is refused, unless care is taken. */
const VALUES: Record<MoveFact, (moment: Moment, careful: boolean) => unknown> = {
  reason: text('Nieuwe feiten'),
  note: text('Besproken met een collega'),
  question: text('Welk adres is het?'),
  dueOn: ({ day, chance }, careful) => day(!careful && chance.is(0.1) ? -1 : 7),
  answer: text('Het is een loods'),
  handlerId: ({ chance }) => personOf(chance.of(['nn-accountmanager', 'nn-manager'])),
  reasons: ({ state, chance }, careful) =>
    careful || chance.is(0.9) ? rejectReasonsIn(state).slice(0, 1) : ['withdrawn-by-requester'],
  requesterText: text('Wij laten weten hoe het verder gaat'),
  internalText: text('Alleen voor ons'),
  selfHelp: text('Controleer de vergunning opnieuw'),
  referrals: () => ['basisteam'],
  destination: ({ chance }, careful) =>
    careful || chance.is(0.6) ? { kind: 'desk', code: 'basisteam' } : { kind: 'region', code: 'ON' },
  holdGround: ({ chance }) => chance.of(HOLD_GROUNDS),
  reviewOn: ({ day, chance }, careful) => day(careful || chance.is(0.8) ? 30 : 200),
  toldToRequester: ({ chance }) => chance.is(0.5),
  mayorInformedBy: text('De officier'),
  meanwhile: text('Gewoon toezicht'),
  purpose: () => PURPOSES[0],
  mainTheme: () => 'synthetische-drugs',
  exception: text('De plek is het onderwerp'),
  decision: ({ day }) => decisionOn(day(0)),
  caseDirectorId: () => personOf('nn-regisseur'),
  caseDirectorBy: ({ day }) => day(7),
  advice: text('Samen controleren'),
  partners: () => [organisationOf('politie')],
  effect: text('Nog niet gemeten'),
  partnerFree: ({ chance }, careful) => careful || chance.is(0.8),
  newSubmitterId: () => organisationOf('gm0014'),
  requesterAsked: ({ chance }, careful) => careful || chance.is(0.5),
};

/** Without these a case comes where nobody goes on with it. */
const ALMOST_ALWAYS: readonly MoveFact[] = ['caseDirectorId'];

/** Facts for a move: all it asks and some it may have; with care, all of both and none that is refused. */
export function factsFor(move: MoveName, moment: Moment, careful: boolean): Record<string, unknown> {
  const { chance, state } = moment;
  const asked = asksOf(move, state).filter(() => careful || chance.is(0.95));
  const extra = (MOVES[move].mayAsk ?? []).filter(
    (fact) => careful || chance.is(ALMOST_ALWAYS.includes(fact) ? 0.9 : 0.4),
  );
  return Object.fromEntries([...asked, ...extra].map((fact) => [fact, VALUES[fact](moment, careful)]));
}
