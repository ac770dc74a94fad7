import type { InquiryLineAnswer, InterventionAnswer, StaffCase } from '@casusregie/contract';
import {
  DECLINE_GROUNDS,
  DECLINE_GROUND_LABELS,
  INQUIRY_ANSWERS,
  INQUIRY_ANSWER_LABELS,
  INTERVENTION_KINDS,
  INTERVENTION_KIND_LABELS,
  INTERVENTION_RESULTS,
  INTERVENTION_RESULT_LABELS,
  INTERVENTION_STATUS_LABELS,
  INTERVENTION_STEPS,
  SUBJECT_KIND_LABELS,
  TEST_DEPTHS,
  TEST_DEPTH_LABELS,
  addWorkingDays,
} from '@casusregie/domain';
import type { CaseForm } from './case-form';
import { listOf, textOf, type FieldDef } from './field-def';
import { happenedOnField, onBehalfFields, optionsOf } from './shared-fields';

const ONLY_RIEC = 'Alleen het RIEC ziet dit.';

/** The newest approved test: it says which partners may be asked. */
export const approvedTest = ({ tests }: Pick<StaffCase, 'tests'>) =>
  [...tests].sort((one, other) => other.version - one.version).find(({ approvedOn }) => approvedOn);

const indications = ({ request }: StaffCase): string =>
  [request.indications, request.ownActions && `Al gedaan door de inbrenger: ${request.ownActions}`]
    .filter(Boolean)
    .join('\n\n');

/** Writes a version of the legality test, beginning with the last one, or with what the request says. */
export function testForm(file: StaffCase): CaseForm {
  const last = [...file.tests].sort((one, other) => other.version - one.version)[0];
  const isFull = (values: Readonly<Record<string, unknown>>): boolean => values['depth'] === 'full';
  const question = (name: string, label: string, hint: string, value = ''): FieldDef => ({
    name,
    kind: 'text',
    label,
    hint,
    value,
    required: true,
  });
  return {
    title: last ? `Toets opstellen: versie ${last.version + 1}` : 'Toets opstellen',
    about: () => [`Een tweede persoon keurt de toets goed. Een goedgekeurde versie verandert niet meer. ${ONLY_RIEC}`],
    size: 'large',
    fields: [
      {
        name: 'depth',
        kind: 'radio',
        label: 'Hoe diep?',
        required: true,
        value: last?.depth ?? 'short',
        options: optionsOf(TEST_DEPTHS, TEST_DEPTH_LABELS),
      },
      question(
        'indications',
        'Duidelijke en objectieve aanwijzingen',
        last ? '' : 'Overgenomen uit het verzoek; vul aan en scherp aan.',
        last?.indications ?? indications(file),
      ),
      question('necessity', 'Noodzakelijkheid', 'Waarom is het delen van gegevens nodig?', last?.necessity),
      question(
        'proportionality',
        'Proportionaliteit',
        'Staat de inbreuk in verhouding tot het doel?',
        last?.proportionality,
      ),
      question('subsidiarity', 'Subsidiariteit', 'Kan het niet met minder?', last?.subsidiarity),
      {
        name: 'dataCategories',
        kind: 'text',
        label: 'Soorten gegevens',
        hint: 'Welke gegevens uit gesloten bronnen?',
        required: true,
        when: isFull,
        value: last?.dataCategories ?? '',
      },
      {
        name: 'partnerIds',
        kind: 'partners',
        label: 'Partners die bevraagd mogen worden',
        keepEmpty: true,
        value: last?.partners.map(({ id }) => id) ?? [],
        source: { from: 'organisations' },
      },
      {
        name: 'noPartnersReason',
        kind: 'text',
        label: 'Waarom geen partner?',
        hint: 'Bijvoorbeeld een plek of branche zonder subjecten.',
        required: true,
        when: (values) => listOf(values['partnerIds']).length === 0,
        value: last?.noPartnersReason ?? '',
      },
    ],
    submit: 'Toets bewaren',
    done: 'Toets bewaard',
    send: ({ client, file: now, body }) => client.post(`/v1/cases/${now.id}/tests`, body),
  };
}

/** Puts subjects to the partners that the approved test covers. */
export function inquiryForm(file: StaffCase, today: string): CaseForm {
  const covered = approvedTest(file)?.partners ?? [];
  return {
    title: 'Partners bevragen',
    about: (values) => {
      const lines = listOf(values['subjectIds']).length * listOf(values['partnerIds']).length;
      const words = lines === 1 ? '1 vraag gaat' : `${lines} vragen gaan`;
      return [
        lines > 0
          ? `${words} naar de partners. Elke vraag wordt apart beantwoord.`
          : 'Elke vraag wordt apart beantwoord.',
        'Partners lezen het subject en de aanwijzingen. De inbrenger merkt hier niets van.',
      ];
    },
    fields: [
      {
        name: 'subjectIds',
        kind: 'checks',
        label: 'Over wie of wat?',
        required: true,
        options: file.subjects.map(({ id, kind, description }) => ({
          value: id,
          label: description,
          hint: SUBJECT_KIND_LABELS[kind],
        })),
        value: file.subjects.map(({ id }) => id),
      },
      {
        name: 'partnerIds',
        kind: 'checks',
        label: 'Aan wie?',
        hint: 'De partners uit de goedgekeurde toets.',
        required: true,
        options: covered.map(({ id, name }) => ({ value: id, label: name })),
        value: covered
          .filter(({ id }) => !file.inquiryLines.some(({ partner }) => partner.id === id))
          .map(({ id }) => id),
      },
      {
        name: 'dueOn',
        kind: 'date',
        label: 'Antwoord uiterlijk',
        required: true,
        value: addWorkingDays(today, 10),
        check: (value) => (String(value) < today ? 'Kies vandaag of een latere datum.' : ''),
      },
    ],
    submit: 'Bevragen',
    done: 'Partners bevraagd',
    send: ({ client, file: now, body }) => client.post(`/v1/cases/${now.id}/inquiries`, body),
  };
}

/** Records what a partner answered at the table or by telephone. */
export const recordAnswerForm = (line: InquiryLineAnswer, today: string): CaseForm => ({
  title: `Antwoord van ${line.partner.name} vastleggen`,
  about: () => [
    `Over: ${line.subject.description}.`,
    'Het staat als ‘nog te bevestigen’ tot de partner het bevestigt.',
  ],
  fields: [
    {
      name: 'answer',
      kind: 'radio',
      label: 'Antwoord',
      required: true,
      options: optionsOf(INQUIRY_ANSWERS, INQUIRY_ANSWER_LABELS),
    },
    {
      name: 'ground',
      kind: 'select',
      label: 'Grond',
      required: true,
      options: optionsOf(DECLINE_GROUNDS, DECLINE_GROUND_LABELS),
      when: (values) => values['answer'] === 'no-answer-possible',
    },
    { name: 'contactFirst', kind: 'flag', label: 'De partner wil eerst contact' },
    { name: 'wantsToAttend', kind: 'flag', label: 'De partner wil bij het overleg zijn' },
    ...onBehalfFields({ required: true }),
    happenedOnField(today),
  ],
  submit: 'Vastleggen',
  done: 'Antwoord vastgelegd',
  send: ({ client, body }) => client.put(`/v1/inquiry-lines/${line.id}/answer`, body, line.version),
});

/** Adds an intervention to the plan. */
export const interventionForm = (today: string): CaseForm => ({
  title: 'Interventie toevoegen',
  about: () => ['De eigenaar en de benoemde partners zien de interventie. De eigenaar werkt de stand bij.'],
  fields: [
    {
      name: 'kind',
      kind: 'select',
      label: 'Soort',
      required: true,
      options: optionsOf(INTERVENTION_KINDS, INTERVENTION_KIND_LABELS),
    },
    {
      name: 'description',
      kind: 'line',
      label: 'Wat gaat er gebeuren?',
      example: 'Bestuurlijke controle op de bedrijfsruimte',
      required: true,
    },
    { name: 'ownerId', kind: 'select', label: 'Eigenaar', required: true, source: { from: 'organisations' } },
    {
      name: 'dueOn',
      kind: 'date',
      label: 'Gereed uiterlijk',
      hint: 'Nodig voordat de uitvoering start.',
      check: (value) => (String(value) < today ? 'Kies vandaag of een latere datum.' : ''),
    },
  ],
  submit: 'Toevoegen',
  done: 'Interventie toegevoegd',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/interventions`, body),
});

/** Records what the owner of an intervention said about it. */
export function recordInterventionForm(row: InterventionAnswer, today: string): CaseForm {
  const steps = [row.status, ...INTERVENTION_STEPS[row.status].filter((status) => status !== 'cancelled')];
  const amount = (name: string, label: string): FieldDef => ({ name, kind: 'euro', label, hint: 'In euro.' });
  return {
    title: `Interventie bijwerken namens ${row.owner.name}`,
    about: () => [`${row.description}.`, 'Het staat als ‘nog te bevestigen’ tot de eigenaar het bevestigt.'],
    fields: [
      {
        name: 'status',
        kind: 'select',
        label: 'Stand',
        required: true,
        value: row.status,
        options: steps.map((value) => ({ value, label: INTERVENTION_STATUS_LABELS[value] })),
      },
      {
        name: 'result',
        kind: 'select',
        label: 'Resultaat',
        hint: 'Bij uitgevoerd of doorlopend bij de partner.',
        value: row.result ?? '',
        options: optionsOf(INTERVENTION_RESULTS, INTERVENTION_RESULT_LABELS),
      },
      {
        name: 'reason',
        kind: 'line',
        label: 'Waarom niet vrijgegeven?',
        required: true,
        value: row.reason ?? '',
        when: (values) => textOf(values['result']) === 'not-disclosed',
      },
      { name: 'resultText', kind: 'text', label: 'Toelichting op het resultaat', value: row.resultText ?? '' },
      amount('imposedCents', 'Opgelegd'),
      amount('collectedCents', 'Geïnd'),
      amount('seizedCents', 'Beslag'),
      happenedOnField(today),
      ...onBehalfFields({ required: true }),
    ],
    submit: 'Vastleggen',
    done: 'Interventie bijgewerkt',
    send: ({ client, body }) => {
      const { status, ...rest } = body;
      const changed = status === row.status ? rest : body;
      return client.patchAt(`/v1/interventions/${row.id}`, changed, row.version);
    },
  };
}

/** Cancels an intervention of a partner that does not act. */
export const cancelInterventionForm = (row: InterventionAnswer): CaseForm => ({
  title: 'Interventie laten vervallen',
  about: () => [
    `${row.description} (${row.owner.name}).`,
    'Alleen na een besluit van het overleg. De eigenaar ziet dit.',
  ],
  fields: [{ name: 'reason', kind: 'line', label: 'Besluit en reden', required: true }],
  submit: 'Laten vervallen',
  danger: true,
  done: 'Interventie vervallen',
  send: ({ client, body }) =>
    client.patchAt(`/v1/interventions/${row.id}`, { ...body, status: 'cancelled' }, row.version),
});
