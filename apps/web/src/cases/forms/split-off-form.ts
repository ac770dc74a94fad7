import type { StaffCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { KINDS, KIND_ROWS, SUBJECT_KIND_LABELS } from '@casusregie/domain';
import type { CaseForm } from './case-form';
import { textOf } from './field-def';

/** Splits a case off: what goes along is chosen, and what partners said stays behind. */
export const splitOffForm = ({ kind, subjects }: StaffCase): CaseForm => ({
  title: 'Casus afsplitsen',
  about: () => [
    'U maakt een nieuwe casus van het RIEC, met een eigen nummer, in intake en op uw naam.',
    'Toets, bevragingen, informatie en plan gaan niet mee. De inbrenger krijgt hierover geen bericht en ziet de nieuwe casus niet.',
  ],
  fields: [
    {
      name: 'title',
      kind: 'line',
      label: 'Waar gaat de nieuwe casus over?',
      example: 'De verhuurder van het pand',
      required: true,
      max: LIMITS.title,
    },
    {
      name: 'kind',
      kind: 'select',
      label: 'Soort verzoek',
      required: true,
      value: kind ?? '',
      options: KINDS.map((value) => ({ value, label: KIND_ROWS[value].label })),
    },
    {
      name: 'reason',
      kind: 'text',
      label: 'Waarom wordt dit een eigen casus?',
      hint: 'Dit staat straks bij de waarnemingen van de nieuwe casus.',
      required: true,
    },
    ...(subjects.length > 0
      ? [
          {
            name: 'subjectIds',
            kind: 'checks' as const,
            label: 'Subjecten die meegaan',
            hint: 'Met alleen wat de inbrenger of het RIEC ervan weet.',
            options: subjects.map(({ id, kind: of, description }) => ({
              value: id,
              label: `${description} (${SUBJECT_KIND_LABELS[of].toLowerCase()})`,
            })),
            when: (values: Parameters<NonNullable<CaseForm['fields'][number]['when']>>[0]) =>
              KIND_ROWS[textOf(values['kind']) as keyof typeof KIND_ROWS]?.track === 'integral',
          },
        ]
      : []),
    { name: 'withRequest', kind: 'flag', label: 'Neem mee wat de inbrenger schreef' },
  ],
  submit: 'Afsplitsen',
  done: 'Casus afgesplitst',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/split-offs`, body),
});
