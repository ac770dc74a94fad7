import { MOVES, isMoveName, type MoveName } from '@casusregie/domain';

/** What a move was, once it is done: the timeline reads as sentences. */
export const MOVE_DONE: Readonly<Record<MoveName, string>> = {
  submit: 'Ingediend',
  discard: 'Concept weggegooid',
  takeUp: 'In behandeling genomen',
  putBack: 'Teruggezet naar nieuwe signalen',
  requestInfo: 'Aanvulling gevraagd aan de inbrenger',
  provideInfo: 'De inbrenger beantwoordde de vraag',
  stopWaiting: 'Niet langer gewacht op antwoord',
  reject: 'Afgewezen',
  refer: 'Doorverwezen',
  withdraw: 'Ingetrokken door de inbrenger',
  askWithdrawal: 'De inbrenger wil intrekken',
  grantWithdrawal: 'Intrekking toegestaan',
  declineWithdrawal: 'Doorgegaan zonder intrekking',
  hold: 'In de wacht gezet',
  resume: 'Hervat',
  extendHold: 'Langer in de wacht gezet',
  reconsider: 'Opnieuw in behandeling genomen',
  destroy: 'Vernietigd',
  screen: 'Screeningsbesluit vastgelegd',
  startTest: 'Rechtmatigheidstoets gestart',
  returnToIntake: 'Teruggezet naar intake',
  approveTest: 'Rechtmatigheidstoets goedgekeurd',
  startEnrichment: 'Opwerken gestart',
  askAgain: 'Teruggegaan naar bevraging',
  offerForWeighing: 'Aangeboden voor weging',
  sendBack: 'Teruggestuurd naar opwerken',
  accept: 'Geaccepteerd als casus',
  backToEnrichment: 'Teruggezet naar opwerken',
  agreeAdvice: 'Advies vastgesteld',
  backToAnalysis: 'Teruggezet naar analyse',
  startExecution: 'Uitvoering gestart',
  revisePlan: 'Plan opnieuw in bewerking genomen',
  endWithoutPlan: 'Beëindigd zonder plan',
  startClosing: 'Afronding gestart',
  reopenWork: 'Werk hervat',
  close: 'Afgesloten',
  reopen: 'Heropend',
  startAdvice: 'Advies gestart',
  toIntake: 'Teruggezet naar intake',
  answer: 'Advies gegeven',
  askFurther: 'Doorgevraagd op het advies',
  settle: 'Direct beantwoord en afgesloten',
  finish: 'Afgerond',
  reopenAdvice: 'Heropend',
};

/** The sentence of an event: a move is told as done, anything else as the server words it. */
export function sentenceOf({ type, text }: { readonly type: string; readonly text: string }): string {
  if (!isMoveName(type)) return text;
  const { label } = MOVES[type];
  return text.startsWith(label) ? MOVE_DONE[type] + text.slice(label.length) : text;
}
