import type { ItemAnswer, StaffCase } from '@casusregie/contract';
import {
  CLOSED_LOCK_LABELS,
  ITEM_USES,
  ITEM_USE_LABELS,
  RELIABILITIES,
  RELIABILITY_LABELS,
  SOURCE_KINDS,
  SOURCE_KIND_LABELS,
  SUBJECT_KIND_LABELS,
  WPG_ARTICLES,
  WPG_ARTICLE_LABELS,
} from '@casusregie/domain';
import type { CaseForm } from './case-form';
import { textOf, type FieldDef, type Values } from './field-def';
import { happenedOnField, optionsOf } from './shared-fields';

/** Pieces of information in one form; the next appears when the one before has a text. */
const MOST_PIECES = 10;
/** A source that was skipped provided nothing: only why is told. */
const isSkipped = (values: Values): boolean => textOf(values['sourceKind']) === 'skipped';
const provided = (values: Values): boolean => !isSkipped(values);

const groundAndHandling = (required: boolean, item?: ItemAnswer): FieldDef[] => [
  {
    name: 'ground',
    kind: 'line',
    label: 'Grondslag',
    example: 'Wpg art. 20',
    required,
    value: item?.ground ?? '',
    when: provided,
  },
  {
    name: 'use',
    kind: 'select',
    label: 'Gebruik volgens de bron',
    value: item?.use ?? '',
    options: optionsOf(ITEM_USES, ITEM_USE_LABELS),
    when: provided,
  },
  {
    name: 'handling',
    kind: 'line',
    label: 'Hoe mag dit worden gebruikt?',
    hint: required ? '' : 'Laat leeg als het gebruik volgens de bron genoeg zegt.',
    example: 'Alleen sturingsinformatie',
    required,
    value: item?.handling ?? '',
    when: provided,
  },
];

/** What is told of information beside its text. */
function classification(file: StaffCase, { mayFillWpg, item }: { mayFillWpg: boolean; item?: ItemAnswer }): FieldDef[] {
  return [
    {
      name: 'reliability',
      kind: 'select',
      label: 'Hoe zeker is het?',
      value: item?.reliability ?? '',
      options: optionsOf(RELIABILITIES, RELIABILITY_LABELS),
      when: provided,
    },
    ...(mayFillWpg && (item?.ofPolice ?? true)
      ? [
          {
            name: 'wpgArticle',
            kind: 'select',
            label: 'Wpg-artikel',
            hint: 'Alleen bij gegevens van de politie of de Koninklijke Marechaussee.',
            value: item?.wpgArticle ?? '',
            options: optionsOf(WPG_ARTICLES, WPG_ARTICLE_LABELS),
            when: provided,
          } satisfies FieldDef,
        ]
      : []),
    {
      name: 'special',
      kind: 'flag',
      label: 'Bevat bijzondere persoonsgegevens, zoals gezondheid of geloof',
      value: item?.special ?? false,
      when: provided,
    },
    {
      name: 'specialNecessity',
      kind: 'text',
      label: 'Waarom zijn die noodzakelijk?',
      required: true,
      value: item?.specialNecessity ?? '',
      when: (values) => provided(values) && values['special'] === true,
    },
    ...(file.subjects.length > 0
      ? [
          {
            name: 'subjectIds',
            kind: 'checks',
            label: 'Over wie of wat gaat het?',
            value: item?.subjectIds ?? [],
            options: file.subjects.map(({ id, kind, description }) => ({
              value: id,
              label: description,
              hint: SUBJECT_KIND_LABELS[kind],
            })),
            when: provided,
          } satisfies FieldDef,
        ]
      : []),
  ];
}

/** The date and the text of one piece; the first has the names that a single piece has. */
const piece = (at: number, today: string): FieldDef[] => {
  const number = at === 0 ? '' : ` ${at + 1}`;
  const when = (values: Values): boolean =>
    at === 0 || (provided(values) && textOf(values[`items.${at - 1}.text`]).trim() !== '');
  return [
    {
      ...happenedOnField(today, at === 0),
      name: `items.${at}.happenedOn`,
      label: `Datum van de informatie${number}`,
      hint: '',
      value: today,
      when,
    },
    {
      name: `items.${at}.text`,
      kind: 'text',
      label: `Informatie${number}`,
      hint: at === 0 ? '' : 'Laat leeg als er niets meer is.',
      required: at === 0,
      when,
    },
  ];
};

/** Records what one source provided: what holds for all pieces once, and then each piece. */
export function deliveryForm(file: StaffCase, { today, mayFillWpg }: { today: string; mayFillWpg: boolean }): CaseForm {
  const locks = file.closedLocks.map((lock) => CLOSED_LOCK_LABELS[lock]);
  const kinds = SOURCE_KINDS.filter((kind) => kind !== 'closed' || locks.length === 0);
  return {
    title: 'Informatie vastleggen',
    about: (values) => [
      ...locks,
      isSkipped(values)
        ? 'Schrijf bij de informatie op waarom de halfopen bronnen zijn overgeslagen.'
        : 'Wat bovenaan staat geldt voor alle stukken die u hieronder vastlegt. Alleen het RIEC ziet dit.',
    ],
    size: 'large',
    fields: [
      { name: 'sourceId', kind: 'select', label: 'Verstrekt door', required: true, source: { from: 'organisations' } },
      {
        name: 'sourceKind',
        kind: 'select',
        label: 'Soort bron',
        hint: locks.length > 0 ? 'Gesloten bronnen zijn nog op slot.' : '',
        required: true,
        options: optionsOf(kinds, SOURCE_KIND_LABELS),
      },
      ...groundAndHandling(false),
      ...classification(file, { mayFillWpg }),
      ...Array.from({ length: MOST_PIECES }, (_none, at) => piece(at, today)).flat(),
    ],
    submit: 'Vastleggen',
    done: 'Informatie vastgelegd',
    send: ({ client, file: now, body }) => {
      const pieces = Object.values((body['items'] ?? {}) as Record<string, { text?: string }>);
      return client.post(`/v1/cases/${now.id}/deliveries`, { ...body, items: pieces.filter(({ text }) => text) });
    },
  };
}

/** Says on what ground an item is held, how it may be used, how sure it is and whom it is about. */
export const classifyForm = (file: StaffCase, item: ItemAnswer, mayFillWpg: boolean): CaseForm => ({
  title: 'Informatie classificeren',
  about: () => [`Van ${item.source.name}. Dit staat op elke uitdraai.`],
  size: 'large',
  fields: [...groundAndHandling(true, item), ...classification(file, { mayFillWpg, item })],
  submit: 'Bewaren',
  done: 'Informatie geclassificeerd',
  send: ({ client, file: now, body }) =>
    client.patchAt(`/v1/cases/${now.id}/items/${item.id}`, {
      ...body,
      special: body['special'] === true,
      subjectIds: body['subjectIds'] ?? [],
    }),
});
