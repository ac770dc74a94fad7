import type {
  AnswerToQuestion,
  CaseAnswer,
  InvolvedParty,
  PatchCase,
  RequesterCase,
  StaffCase,
} from '@casusregie/contract';
import type { Confidentiality, Kind } from '@casusregie/domain';

/** The answers of a request as they stand in the form. An empty text is no answer yet. */
export interface RequestForm {
  readonly kind: Kind | '';
  readonly title: string;
  readonly confidentiality: Confidentiality;
  readonly municipalityIds: readonly string[];
  /** Only where the organisation lies in more than one region; empty follows the municipality. */
  readonly regionCode: string;
  readonly place: string;
  /** Empty is *weet ik niet*. */
  readonly mainTheme: string;
  readonly indications: string;
  readonly observedOn: string;
  readonly involved: readonly InvolvedParty[];
  readonly ownActions: string;
  readonly question: string;
  /** To the questions of the kind, by their key; an empty one is no answer. */
  readonly answers: readonly AnswerToQuestion[];
  readonly sensitiveConfirmed: boolean;
}

/** The name of one answer. */
export type RequestField = keyof RequestForm;

/** A request in which nothing is answered. */
export const EMPTY_REQUEST: RequestForm = {
  kind: '',
  title: '',
  confidentiality: 'normal',
  municipalityIds: [],
  regionCode: '',
  place: '',
  mainTheme: '',
  indications: '',
  observedOn: '',
  involved: [],
  ownActions: '',
  question: '',
  answers: [],
  sensitiveConfirmed: false,
};

/** What each answer is called on the screen. */
export const FIELD_WORDS: Record<RequestField, string> = {
  kind: 'Soort ondersteuning',
  title: 'Korte naam',
  confidentiality: 'Wie dit mag zien',
  municipalityIds: 'Gemeente',
  regionCode: 'Regio',
  place: 'Plek',
  mainTheme: 'Thema',
  indications: 'Wat is er geconstateerd?',
  observedOn: 'Wanneer',
  involved: 'Om wie of wat gaat het?',
  ownActions: 'Wat is al gedaan?',
  question: 'Wat verwacht u van het RIEC?',
  answers: 'Vragen bij deze soort',
  sensitiveConfirmed: 'Bevestiging gevoelige gegevens',
};

/** A case of which the request can be edited: the requester's own, or one that the RIEC types on behalf. */
export type EditableCase = RequesterCase | StaffCase;

/** Whether a case carries the whole request. */
export const isEditable = (found: CaseAnswer): found is EditableCase =>
  found.view === 'requester' || found.view === 'staff';

/** Whether a case is still a draft, in whichever view. */
export const isDraft = (found: EditableCase): boolean =>
  found.view === 'requester' ? found.shown === 'draft' : found.state === 'draft';

/** The answers with words in them. */
const given = (answers: readonly AnswerToQuestion[]): AnswerToQuestion[] =>
  answers.filter(({ value }) => value.trim() !== '');
const filled = (parties: readonly InvolvedParty[]): InvolvedParty[] =>
  parties.filter(({ description }) => description.trim() !== '');

/** What the form held stays as it is when the server means the same by it: spaces, or a row that is still empty. */
const unlessBlank = (stored: string | null, before: string): string =>
  !stored && before.trim() === '' ? before : (stored ?? '');

/** Whether two lists hold the same answers: the server has them in the order of the questions. */
const sameAnswers = (one: readonly AnswerToQuestion[], other: readonly AnswerToQuestion[]): boolean =>
  one.length === other.length &&
  one.every(({ key, value }) => other.some((answer) => answer.key === key && answer.value === value));

/**
 * The answers of a case as the form holds them.
 * @param before what the form held
 */
export function formOf(found: EditableCase, before: RequestForm = EMPTY_REQUEST): RequestForm {
  const { request } = found;
  const involved = request.involved.map(({ kind, description }) => ({ kind, description }));
  const answers = request.answers.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));
  return {
    kind: found.kind ?? '',
    title: unlessBlank(found.title, before.title),
    confidentiality: found.confidentiality,
    municipalityIds: found.municipalities.map(({ id }) => id),
    regionCode: request.regionCode ?? '',
    place: unlessBlank(request.place, before.place),
    mainTheme: found.mainTheme?.code ?? '',
    indications: unlessBlank(request.indications, before.indications),
    observedOn: request.observedOn ?? '',
    involved: JSON.stringify(filled(before.involved)) === JSON.stringify(involved) ? before.involved : involved,
    ownActions: unlessBlank(request.ownActions, before.ownActions),
    question: unlessBlank(request.question, before.question),
    answers: sameAnswers(given(before.answers), answers) ? before.answers : answers,
    sensitiveConfirmed: request.sensitiveConfirmed,
  };
}

/** Answers as they go over the wire: an empty text becomes null, which empties it; a party without words stays here. */
export function wireOf(form: Partial<RequestForm>): PatchCase {
  const wire: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(form))
    wire[field] = typeof value === 'string' && value.trim() === '' ? null : value;
  if (form.involved) wire['involved'] = filled(form.involved);
  if (form.answers) wire['answers'] = given(form.answers);
  return wire as PatchCase;
}
