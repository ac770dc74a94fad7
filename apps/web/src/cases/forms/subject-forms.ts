import type { CaseSubject, RelationAnswer, RevealedBsns, StaffCase, SubjectFile } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  asksRelationText,
  asksWords,
  FACT_FIELD_LABELS,
  FIELDS_OF_SUBJECT,
  hasBsnField,
  readBsn,
  readSubjectField,
  RELATION_KINDS,
  RELATION_KIND_LABELS,
  RELIABILITIES,
  RELIABILITY_LABELS,
  SUBJECT_FIELDS,
  SUBJECT_FIELD_FAULTS,
  SUBJECT_KINDS,
  SUBJECT_KIND_LABELS,
  type RelationKind,
  type SubjectField,
  type SubjectKind,
} from '@casusregie/domain';
import type { CaseForm } from './case-form';
import { textOf, type FieldDef, type Option, type Values } from './field-def';
import { optionsOf } from './shared-fields';

const kindOf = (values: Values): SubjectKind => (textOf(values['kind']) || 'other') as SubjectKind;
const has = (kind: SubjectKind, field: SubjectField): boolean => FIELDS_OF_SUBJECT[kind].includes(field);

const EXAMPLES: Partial<Record<SubjectField, string>> = {
  kvk: '12345678',
  postcode: '1234 AB',
  licensePlate: 'XX-123-X',
  iban: 'NL91 ABNA 0417 1643 00',
  phone: '0612345678',
  bagId: '16 cijfers',
};

const valueField = (field: SubjectField, more: Partial<FieldDef>): FieldDef => ({
  name: `values.${field}`,
  kind: field === 'birthDate' ? 'date' : 'line',
  label: FACT_FIELD_LABELS[field],
  ...(EXAMPLES[field] && { example: EXAMPLES[field] }),
  check: (value) =>
    readSubjectField(field, textOf(value)) === null
      ? `${FACT_FIELD_LABELS[field]} ${SUBJECT_FIELD_FAULTS[field]}.`
      : '',
  ...more,
});

const bsnField = (more: Partial<FieldDef> = {}): FieldDef => ({
  name: 'bsn',
  kind: 'line',
  label: 'Burgerservicenummer',
  hint: 'Wordt apart bewaard en nergens getoond. Inzien kan alleen met een reden.',
  max: 20,
  check: (value) =>
    readBsn(textOf(value)) === null ? 'Dit is geen geldig burgerservicenummer; kijk de cijfers na.' : '',
  ...more,
});

/** Who states it, of what day, and how sure it is. */
const statedFields = (today: string): FieldDef[] => [
  {
    name: 'sourceId',
    kind: 'select',
    label: 'Volgens wie?',
    hint: 'Laat leeg als het van het RIEC zelf komt.',
    source: { from: 'organisations' },
  },
  {
    name: 'happenedOn',
    kind: 'date',
    label: 'Van welke datum?',
    hint: 'Laat leeg als het van vandaag is.',
    check: (value) => (String(value) > today ? 'Kies vandaag of een eerdere datum.' : ''),
  },
  {
    name: 'reliability',
    kind: 'select',
    label: 'Hoe zeker is het?',
    options: optionsOf(RELIABILITIES, RELIABILITY_LABELS),
  },
];

/** Adds who or what the case is about. */
export const subjectForm = (today: string): CaseForm => ({
  title: 'Subject toevoegen',
  about: () => ['Na een goedgekeurde toets kunt u partners over dit subject bevragen.'],
  fields: [
    {
      name: 'kind',
      kind: 'select',
      label: 'Soort',
      required: true,
      options: optionsOf(SUBJECT_KINDS, SUBJECT_KIND_LABELS),
    },
    {
      name: 'description',
      kind: 'line',
      label: 'Naam of omschrijving',
      required: true,
      when: (values) => asksWords(kindOf(values)),
    },
    ...SUBJECT_FIELDS.map((field) => valueField(field, { when: (values) => has(kindOf(values), field) })),
    {
      name: 'description',
      kind: 'line',
      label: 'Omschrijving',
      hint: 'Laat leeg om de gegevens hierboven te gebruiken.',
      when: (values) => !asksWords(kindOf(values)),
    },
    bsnField({ when: (values) => hasBsnField(kindOf(values)) }),
  ],
  afterwards: statedFields(today),
  submit: 'Toevoegen',
  done: 'Subject toegevoegd',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/subjects`, body),
});

/** States more, or something else, of a subject; what stood there stays readable. */
export function changeSubjectForm(subject: SubjectFile, today: string): CaseForm {
  const shown = new Map(subject.fields.map(({ field, shown: value }) => [field, value]));
  const now = (field: SubjectField): string => {
    const value = shown.get(field);
    return value ? `Nu: ${value}` : '';
  };
  return {
    title: 'Gegevens aanvullen of verbeteren',
    about: () => [
      'Vul alleen in wat nieuw of anders is. Wat er stond, blijft leesbaar met bron en datum.',
      'Zegt dezelfde bron nu iets anders, dan is dat een verbetering. Zegt een andere bron iets anders, dan staan beide naast elkaar.',
    ],
    fields: [
      {
        name: 'description',
        kind: 'line',
        label: 'Naam of omschrijving',
        hint: `Nu: ${subject.description}`,
      },
      ...FIELDS_OF_SUBJECT[subject.kind].map((field) => valueField(field, { hint: now(field) })),
      ...(hasBsnField(subject.kind) ? [bsnField()] : []),
      ...statedFields(today),
    ],
    submit: 'Bewaren',
    done: 'Gegevens bewaard',
    send: ({ client, file, body }) =>
      client.patchAt(`/v1/cases/${file.id}/subjects/${subject.id}`, body, subject.version),
  };
}

/** Takes a subject from the case. */
export const endSubjectForm = (subject: SubjectFile, onDone: () => void): CaseForm => ({
  title: 'Subject van de casus halen',
  about: () => [
    `${subject.description} staat daarna niet meer bij de casus.`,
    'Dat kan alleen als er geen vraag, informatie of lopende relatie aan hangt. De tijdlijn houdt bij wie het deed en waarom.',
  ],
  fields: [{ name: 'reason', kind: 'line', label: 'Waarom?', max: LIMITS.ground, required: true }],
  submit: 'Van de casus halen',
  danger: true,
  done: 'Subject van de casus gehaald',
  send: async ({ client, file, body }) => {
    await client.post(`/v1/cases/${file.id}/subjects/${subject.id}/endings`, body, subject.version);
    onDone();
  },
});

/** Asks for a burgerservicenummer, with a reason. */
export const revealBsnForm = (subject: SubjectFile, onShown: (found: RevealedBsns) => void): CaseForm => ({
  title: 'Burgerservicenummer inzien',
  about: () => [
    `Van: ${subject.description}.`,
    'Uw naam en uw reden komen in het logboek en op de tijdlijn van de casus. Het nummer verdwijnt na een minuut van het scherm.',
  ],
  fields: [
    {
      name: 'reason',
      kind: 'line',
      label: 'Waarom is het nodig?',
      example: 'Twee personen met dezelfde naam uit elkaar houden',
      max: LIMITS.ground,
      required: true,
    },
  ],
  submit: 'Inzien',
  done: 'Vastgelegd in het logboek',
  send: async ({ client, file, body }) => {
    onShown(await client.post<RevealedBsns>(`/v1/cases/${file.id}/subjects/${subject.id}/bsn-readings`, body));
  },
});

const subjectOptions = (subjects: readonly CaseSubject[]): Option[] =>
  subjects.map(({ id, kind, description }) => ({ value: id, label: description, group: SUBJECT_KIND_LABELS[kind] }));

/** Ties two subjects of the case together. */
export function relationForm(file: StaffCase, fromId = ''): CaseForm {
  const options = subjectOptions(file.subjects);
  const words = (id: string): string => options.find(({ value }) => value === id)?.label ?? '…';
  return {
    title: 'Relatie vastleggen',
    about: (values) => {
      const kind = textOf(values['kind']) as RelationKind | '';
      return [
        kind
          ? `${words(textOf(values['fromId']))} ${RELATION_KIND_LABELS[kind]} ${words(textOf(values['toId']))}.`
          : 'Wie of wat hoort bij elkaar, volgens welke bron en in welke periode?',
      ];
    },
    fields: [
      { name: 'fromId', kind: 'select', label: 'Wie of wat?', required: true, options, value: fromId },
      {
        name: 'kind',
        kind: 'select',
        label: 'Relatie',
        required: true,
        options: optionsOf(RELATION_KINDS, RELATION_KIND_LABELS),
      },
      {
        name: 'toId',
        kind: 'select',
        label: 'Met wie of wat?',
        required: true,
        options: (values) => options.filter(({ value }) => value !== textOf(values['fromId'])),
      },
      {
        name: 'text',
        kind: 'line',
        label: 'Welke relatie?',
        required: true,
        when: (values) => asksRelationText((textOf(values['kind']) || 'owner') as RelationKind),
      },
      {
        name: 'sourceId',
        kind: 'select',
        label: 'Volgens wie?',
        hint: 'Laat leeg als het van het RIEC zelf komt.',
        source: { from: 'organisations' },
      },
      {
        name: 'itemId',
        kind: 'select',
        label: 'Uit welke informatie blijkt het?',
        options: file.items.map(({ id, source, text, happenedOn }) => ({
          value: id,
          label: `${source.name}, ${happenedOn}: ${text.slice(0, 60)}`,
        })),
      },
      { name: 'from', kind: 'date', label: 'Vanaf' },
      {
        name: 'until',
        kind: 'date',
        label: 'Tot en met',
        hint: 'Laat leeg als het nog zo is.',
        check: (value, values) =>
          textOf(values['from']) && String(value) < textOf(values['from']) ? 'Tot en met ligt voor het begin.' : '',
      },
    ],
    submit: 'Vastleggen',
    done: 'Relatie vastgelegd',
    send: ({ client, file: now, body }) => client.post(`/v1/cases/${now.id}/relations`, body),
  };
}

/** Ends a relation; it stays readable. */
export const endRelationForm = (relation: RelationAnswer, sentence: string, today: string): CaseForm => ({
  title: 'Relatie beëindigen',
  about: () => [`${sentence}.`, 'De relatie blijft leesbaar, met tot wanneer en waarom.'],
  fields: [
    {
      name: 'until',
      kind: 'date',
      label: 'Tot wanneer was het zo?',
      value: relation.until ?? today,
      check: (value) => (String(value) > today ? 'Kies vandaag of een eerdere datum.' : ''),
    },
    { name: 'reason', kind: 'line', label: 'Waarom?', max: LIMITS.ground, required: true },
  ],
  submit: 'Beëindigen',
  done: 'Relatie beëindigd',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/relations/${relation.id}/endings`, body),
});
