import { STATE_LABELS, type Kind, type Priority, type State } from '@casusregie/domain';
import type { Tone } from '@casusregie/ui';

/** How each state looks at a glance; the word always stands beside it. */
export const STATE_TONES: Record<State, Tone> = {
  draft: 'draft',
  submitted: 'new',
  intake: 'active',
  'info-requested': 'waiting',
  'legality-check': 'active',
  'partner-query': 'active',
  enrichment: 'active',
  weighing: 'active',
  analysis: 'active',
  planning: 'active',
  execution: 'active',
  closing: 'active',
  'in-progress': 'active',
  answered: 'active',
  'on-hold': 'waiting',
  closed: 'done',
  rejected: 'stopped',
  referred: 'stopped',
  withdrawn: 'stopped',
  destroyed: 'stopped',
};

const isState = (state: string): state is State => Object.hasOwn(STATE_LABELS, state);

/** The Dutch word of a state as staff and partners read it. */
export const stateLabel = (state: string): string => (isState(state) ? STATE_LABELS[state] : state);

/** The look of a state. */
export const stateTone = (state: string): Tone => (isState(state) ? STATE_TONES[state] : 'draft');

/** Priorities worth a word in a list: what is normal goes without saying. */
export const PRIORITY_TONES: Partial<Record<Priority, Tone>> = { high: 'alarm', low: 'draft' };

/** Short words for the kind of a request, for a column of a list. */
export const KIND_SHORT: Record<Kind, string> = {
  'integral-case': 'Integrale casus',
  'enforcement-bottleneck': 'Handhavingsknelpunt',
  'undermining-picture': 'Ondermijningsbeeld',
  'legal-advice': 'Juridisch advies',
  'administrative-advice': 'Bestuurlijk advies',
  'resilience-scan': 'Weerbaarheidsscan',
  training: 'Training',
  'communication-support': 'Communicatie',
  'policy-signal': 'Bestuurlijk signaal',
};
