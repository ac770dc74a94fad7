import {
  KIND_ROWS,
  findBsns,
  findSensitiveWords,
  missingOf,
  type RequestField as AskedField,
  type SetQuestion,
} from '@casusregie/domain';
import type { FieldError, FormStep } from '@casusregie/ui';
import type { RequestField, RequestForm } from './request-draft';

/** The steps of a request, one topic each, in their order. The last two are not about the matter itself. */
export const STEPS = [
  'soort',
  'waar',
  'geconstateerd',
  'wie-of-wat',
  'gedaan',
  'verwachting',
  'vragen',
  'controleren',
] as const;
export type StepId = (typeof STEPS)[number];

/** The words above each step. */
export const STEP_WORDS: Record<StepId, string> = {
  soort: 'Soort ondersteuning',
  waar: 'Waar',
  geconstateerd: 'Wat is er geconstateerd?',
  'wie-of-wat': 'Om wie of wat gaat het?',
  gedaan: 'Wat is al gedaan?',
  verwachting: 'Wat verwacht u van het RIEC?',
  vragen: 'Vragen bij deze soort',
  controleren: 'Controleren en versturen',
};

/** On which step each answer is given. */
export const STEP_OF: Record<RequestField, StepId> = {
  kind: 'soort',
  title: 'soort',
  confidentiality: 'soort',
  municipalityIds: 'waar',
  regionCode: 'waar',
  place: 'waar',
  mainTheme: 'geconstateerd',
  indications: 'geconstateerd',
  observedOn: 'geconstateerd',
  involved: 'wie-of-wat',
  ownActions: 'gedaan',
  question: 'verwachting',
  answers: 'vragen',
  sensitiveConfirmed: 'controleren',
};

/** The answer of the form behind each answer that a kind can demand. */
const FORM_FIELD: Record<AskedField, RequestField> = {
  municipality: 'municipalityIds',
  indications: 'indications',
  involved: 'involved',
  ownActions: 'ownActions',
  question: 'question',
};

const MISSING: Partial<Record<RequestField, string>> = {
  kind: 'Kies waarmee het RIEC u kan helpen.',
  municipalityIds: 'Kies de gemeente waar het over gaat.',
  regionCode: 'Kies het RIEC waar uw verzoek naartoe gaat, of een gemeente.',
  indications: 'Beschrijf wat er is geconstateerd.',
  involved: 'Vul in om wie of wat het gaat.',
  ownActions: 'Beschrijf wat uw organisatie al heeft gedaan. Is dat niets? Schrijf dat dan op.',
  question: 'Beschrijf wat u van het RIEC verwacht.',
  sensitiveConfirmed: 'Bevestig dat de gevoelige gegevens nodig zijn, of haal ze weg.',
};

/** What the rules need to know beside the answers. */
export interface RequestContext {
  /** The regions the organisation lies in: with one the request goes there by itself. */
  readonly ownRegions: readonly string[];
  /** Today; a finding cannot lie after it. `YYYY-MM-DD`. */
  readonly today: string;
  /** What the region asks for the kind that was chosen. */
  readonly questions: readonly SetQuestion[];
}

/** The steps that this request has: the one with questions only when there are any. */
export const stepsFor = ({ questions }: Pick<RequestContext, 'questions'>): StepId[] =>
  STEPS.filter((id) => id !== 'vragen' || questions.length > 0);

const isAnswered = (form: RequestForm, field: RequestField): boolean => {
  if (field === 'answers') return form.answers.some(({ value }) => value.trim() !== '');
  if (field === 'involved') return form.involved.some(({ description }) => description.trim() !== '');
  const value = form[field];
  return typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : Boolean(value);
};

/** The answers that must be given for the kind that was chosen; without a kind only the kind. */
export function demanded(form: RequestForm, context: RequestContext): RequestField[] {
  if (!form.kind) return ['kind'];
  const fields = KIND_ROWS[form.kind].asks.map((field) => FORM_FIELD[field]);
  const routes = context.ownRegions.length === 1 || form.municipalityIds.length > 0 || form.regionCode !== '';
  return routes || fields.includes('municipalityIds') ? ['kind', ...fields] : ['kind', 'regionCode', ...fields];
}

/** Whether a step must be filled for this kind; while none is chosen nothing but the kind must. */
export const isDemanded = (step: StepId, form: RequestForm, context: RequestContext): boolean =>
  demanded(form, context).some((field) => STEP_OF[field] === step);

/** The free texts of a request, by field. */
export function textsOf(form: RequestForm): Partial<Record<RequestField, string>> {
  return {
    title: form.title,
    place: form.place,
    indications: form.indications,
    involved: form.involved.map(({ description }) => description).join('\n'),
    ownActions: form.ownActions,
    question: form.question,
    answers: form.answers.map(({ value }) => value).join('\n'),
  };
}

/** The fields in which a number stands that could be a burgerservicenummer. */
export const fieldsWithBsn = (form: RequestForm): RequestField[] =>
  (Object.entries(textsOf(form)) as [RequestField, string][])
    .filter(([, text]) => findBsns(text).length > 0)
    .map(([field]) => field);

/**
 * The words that suggest special personal data, over all texts that the server looks at, or those of one step.
 * @param questions what is asked: an answer to a question that is not looked at does not count
 */
export const sensitiveWords = (form: RequestForm, questions: readonly SetQuestion[], step?: StepId): string[] => {
  const looksAt = (key: string): boolean => questions.some((one) => one.key === key && one.sensitive);
  const seen = { ...form, answers: form.answers.filter(({ key }) => looksAt(key)) };
  const texts = Object.entries(textsOf(seen)) as [RequestField, string][];
  const looked = texts.filter(([field]) => field !== 'place' && (step === undefined || STEP_OF[field] === step));
  return findSensitiveWords(looked.map(([, text]) => text).join('\n'));
};

/** The text without what could be a burgerservicenummer. */
export const withoutBsn = (text: string): string =>
  findBsns(text).reduce((rest, number) => rest.replace(number, '').replace(/ {2,}/g, ' '), text);

/** The id of the control of an answer, so that a list of errors can lead to it. */
export const controlId = (field: RequestField): string => (field === 'involved' ? 'involved-0-description' : field);

/** The id of the control of the answer to a question. */
export const answerId = (key: string): string => `answers-${key}`;

/** All that stands in the way of sending, in the order of the steps. */
export function obstacles(form: RequestForm, context: RequestContext): FieldError[] {
  const missing = demanded(form, context).filter((field) => !isAnswered(form, field));
  const bsn = fieldsWithBsn(form);
  const faults = (Object.keys(STEP_OF) as RequestField[]).flatMap((field): FieldError[] => {
    const fieldId = controlId(field);
    if (field === 'answers')
      return [
        ...missingOf(context.questions, form.answers).map(({ key, label }) => ({
          fieldId: answerId(key),
          message: `Beantwoord de vraag: ${label}`,
        })),
        ...form.answers
          .filter(({ value }) => findBsns(value).length > 0)
          .map(({ key }) => ({
            fieldId: answerId(key),
            message: `Haal het burgerservicenummer weg bij: ${STEP_WORDS.vragen}`,
          })),
      ];
    if (missing.includes(field)) return [{ fieldId, message: MISSING[field] ?? 'Vul dit in.' }];
    if (bsn.includes(field))
      return [{ fieldId, message: `Haal het burgerservicenummer weg bij: ${STEP_WORDS[STEP_OF[field]]}` }];
    if (field === 'observedOn' && form.observedOn > context.today)
      return [{ fieldId, message: 'De datum waarop het is geconstateerd ligt in de toekomst.' }];
    if (
      field === 'sensitiveConfirmed' &&
      !form.sensitiveConfirmed &&
      sensitiveWords(form, context.questions).length > 0
    )
      return [{ fieldId, message: MISSING.sensitiveConfirmed ?? '' }];
    return [];
  });
  return faults;
}

/** The step on which a control is, by its id. */
export function stepOfControl(fieldId: string): StepId {
  const field = (fieldId.split('-')[0] ?? '') as RequestField;
  return STEP_OF[field] ?? 'controleren';
}

const TOUCHES: Record<StepId, readonly RequestField[]> = {
  soort: ['kind'],
  waar: ['municipalityIds', 'place', 'regionCode'],
  geconstateerd: ['indications'],
  'wie-of-wat': ['involved'],
  gedaan: ['ownActions'],
  verwachting: ['question'],
  vragen: ['answers'],
  controleren: [],
};

/**
 * How each step stands.
 * @param checked whether somebody looked at the list of what is missing: only then a step shows as wrong
 */
export function stepsOf(
  form: RequestForm,
  context: RequestContext,
  { here, checked }: { here: StepId; checked: boolean },
): FormStep[] {
  const wrong = new Set(obstacles(form, context).map(({ fieldId }) => stepOfControl(fieldId)));
  return stepsFor(context).map((id) => {
    const isFilled = TOUCHES[id].some((field) => isAnswered(form, field));
    const status =
      id === here ? 'here' : wrong.has(id) && checked ? 'error' : isFilled && !wrong.has(id) ? 'done' : 'todo';
    return { id, label: STEP_WORDS[id], status };
  });
}
