import { KINDS, PHASES, PHASE_LABELS, PHASE_OF, STATES, type Kind, type Phase, type State } from '@casusregie/domain';

/** Phases that a header can be in: a draft has no header. */
export type HeaderPhase = Exclude<Phase, 'draft'>;
export const HEADER_PHASES = PHASES.filter((phase): phase is HeaderPhase => phase !== 'draft');

/** The states of a phase, or all that have a header. */
export const statesOf = (phase: string): readonly State[] =>
  STATES.filter((state) => state !== 'draft' && (phase === '' || PHASE_OF[state] === phase));

/** How many cases are in each phase, with its words, from the counts per state. */
export const phaseOptions = (counts: Readonly<Record<string, number>>) =>
  HEADER_PHASES.map((phase) => ({
    value: phase,
    label: PHASE_LABELS[phase],
    count: statesOf(phase).reduce((sum, state) => sum + (counts[state] ?? 0), 0),
  }));

/** Whether a text of the address is a phase of headers. */
export const isPhase = (text: string | undefined): text is HeaderPhase => HEADER_PHASES.includes(text as HeaderPhase);
/** Whether a text of the address is a state. */
export const isState = (text: string | undefined): text is State => STATES.includes(text as State);
/** Whether a text of the address is a kind. */
export const isKind = (text: string | undefined): text is Kind => KINDS.includes(text as Kind);
