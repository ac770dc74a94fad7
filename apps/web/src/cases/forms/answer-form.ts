import type { QuestionWithAnswer, StaffCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import type { AnswerKind } from '@casusregie/domain';
import type { CaseForm } from './case-form';
import type { FieldDef, FieldKind } from './field-def';
import { onBehalfFields } from './shared-fields';

const CONTROLS: Record<AnswerKind, FieldKind> = {
  line: 'line',
  text: 'text',
  date: 'date',
  choice: 'select',
  'yes-no': 'select',
  number: 'line',
};
const YES_NO = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee' },
];

const fieldOf = ({ key, kind, label, hint, example, options }: QuestionWithAnswer): FieldDef => ({
  name: `answer-${key}`,
  kind: CONTROLS[kind],
  label,
  hint,
  example,
  max: kind === 'line' ? 400 : LIMITS.text,
  ...(kind === 'choice' && { options: options.map((value) => ({ value, label: value })) }),
  ...(kind === 'yes-no' && { options: YES_NO }),
  ...(kind === 'number' && {
    check: (value) => (/^-?\d{1,12}$/.test(String(value).trim()) ? '' : `${label}: vul een geheel getal in.`),
  }),
});

/** The questions of the request that have no answer yet. */
export const openQuestions = ({ request }: Pick<StaffCase, 'request'>): QuestionWithAnswer[] =>
  request.answers.filter(({ value }) => value === null);

/** Completes a request with what the requester said by telephone or at a visit. */
export function answerForm(file: StaffCase): CaseForm {
  const open = openQuestions(file);
  return {
    title: 'Verzoek aanvullen',
    about: () => [
      'U vult aan wat de inbrenger u vertelde. De inbrenger ziet de antwoorden bij het verzoek.',
      'Wat al is ingediend blijft staan.',
    ],
    fields: [
      ...onBehalfFields({ required: true }),
      ...open.map(fieldOf),
      {
        name: 'sensitiveConfirmed',
        kind: 'flag',
        label: 'Als er gevoelige gegevens in staan: ik heb dit bekeken; ze zijn nodig',
      },
    ],
    submit: 'Aanvulling bewaren',
    done: 'Verzoek aangevuld',
    send: ({ client, file: now, body }) => {
      const answers = open.flatMap(({ key }) => {
        const value = body[`answer-${key}`];
        return typeof value === 'string' && value.trim() ? [{ key, value: value.trim() }] : [];
      });
      const { onBehalf, sensitiveConfirmed } = body;
      return client.post(
        `/v1/cases/${now.id}/answers`,
        { answers, onBehalf, ...(sensitiveConfirmed === true && { sensitiveConfirmed }) },
        now.version,
      );
    },
  };
}
