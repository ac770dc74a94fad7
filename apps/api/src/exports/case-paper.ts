import type { EventAnswer, InterventionAnswer, StaffCase } from '@casusregie/contract';
import {
  CONFIDENTIALITY_LABELS,
  DECLINE_GROUND_LABELS,
  INQUIRY_ANSWER_LABELS,
  INTERVENTION_KIND_LABELS,
  INTERVENTION_RESULT_LABELS,
  INTERVENTION_STATUS_LABELS,
  ITEM_USE_LABELS,
  KIND_ROWS,
  PURPOSE_LABELS,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  STATE_LABELS,
  SUBJECT_KIND_LABELS,
  TEST_DEPTH_LABELS,
  WPG_ARTICLE_LABELS,
} from '@casusregie/domain';

/** Something to print, whatever it is printed as. */
export interface Section {
  readonly heading: string;
  readonly facts?: readonly (readonly [label: string, value: string])[];
  readonly texts?: readonly string[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** A date as it is written: 24-11-2026; nothing for none. */
export const day = (date: string | null | undefined): string => date?.split('-').reverse().join('-') ?? '';

const EURO = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });
/** An amount in whole cents as euros; nothing for none. */
export const euros = (cents: number | null): string => (cents === null ? '' : EURO.format(cents / 100));

const textIf = (label: string, value: string | null | undefined): [string, string][] => (value ? [[label, value]] : []);

function aboutCase(one: StaffCase): Section {
  return {
    heading: 'Casus',
    facts: [
      ['Nummer', one.number ?? ''],
      ['Soort verzoek', one.kind ? KIND_ROWS[one.kind].label : ''],
      ['Toestand', STATE_LABELS[one.state]],
      ...textIf('Thema', one.mainTheme?.label),
      ...textIf('Doel', one.purpose && PURPOSE_LABELS[one.purpose]),
      ['Vertrouwelijkheid', CONFIDENTIALITY_LABELS[one.confidentiality]],
      ['Inbrenger', one.submittingOrganisation.name],
      ...textIf('Gemeenten', one.municipalities.map(({ name }) => name).join(', ')),
      ...textIf('Behandelaar', one.handler?.name),
      ...textIf('Casusregisseur', one.caseDirector?.name),
      ...textIf('Ingediend op', day(one.submittedOn)),
      ...textIf('Uiterlijk', day(one.dueOn)),
    ],
  };
}

function aboutRequest({ request }: StaffCase): Section {
  return {
    heading: 'Verzoek',
    facts: [
      ...textIf('Plaats', request.place),
      ...textIf('Geconstateerd op', day(request.observedOn)),
      ...textIf('Wat is er geconstateerd?', request.indications),
      ...textIf('Om wie of wat gaat het?', request.involved.map(({ description }) => description).join('; ')),
      ...textIf('Wat is al gedaan?', request.ownActions),
      ...textIf('Wat verwacht u van het RIEC?', request.question),
    ],
  };
}

const tests = ({ tests: all }: StaffCase): Section[] =>
  all.map((test) => ({
    heading: `Rechtmatigheidstoets, versie ${test.version}`,
    facts: [
      ['Diepte', TEST_DEPTH_LABELS[test.depth]],
      ['Aanwijzingen', test.indications],
      ['Noodzaak', test.necessity],
      ['Proportionaliteit', test.proportionality],
      ['Subsidiariteit', test.subsidiarity],
      ...textIf('Categorieën van gegevens', test.dataCategories),
      ['Partners', test.partners.map(({ name }) => name).join(', ') || (test.noPartnersReason ?? '')],
      ['Opgesteld door', test.author.name],
      ['Goedgekeurd', test.approvedBy ? `${test.approvedBy.name}, ${day(test.approvedOn)}` : 'nog niet'],
    ],
  }));

/** Stands behind what the RIEC recorded for somebody who has not confirmed it. */
const UNCONFIRMED = ' (nog te bevestigen)';

function inquiries({ inquiryLines }: StaffCase): Section {
  return {
    heading: 'Bevraging',
    table: {
      head: ['Subject', 'Partner', 'Gevraagd op', 'Antwoord'],
      rows: inquiryLines.map((line) => [
        line.subject.description,
        line.partner.name,
        day(line.askedOn),
        line.answer
          ? INQUIRY_ANSWER_LABELS[line.answer] +
            (line.ground ? `: ${DECLINE_GROUND_LABELS[line.ground]}` : '') +
            (line.toBeConfirmed ? UNCONFIRMED : '')
          : 'nog open',
      ]),
    },
  };
}

function information({ items }: StaffCase): Section {
  return {
    heading: 'Informatie',
    table: {
      head: ['Datum', 'Bron', 'Soort bron', 'Informatie', 'Grondslag en gebruik'],
      rows: items.map((item) => [
        day(item.happenedOn),
        item.source.name,
        SOURCE_KIND_LABELS[item.sourceKind],
        item.text,
        [
          item.ground,
          item.use && ITEM_USE_LABELS[item.use],
          item.use && item.handling === ITEM_USE_LABELS[item.use] ? '' : item.handling,
          item.wpgArticle && WPG_ARTICLE_LABELS[item.wpgArticle],
          item.reliability && `zekerheid: ${RELIABILITY_LABELS[item.reliability].toLowerCase()}`,
          item.special ? 'bijzondere persoonsgegevens' : '',
        ]
          .filter(Boolean)
          .join('. '),
      ]),
    },
  };
}

const amounts = (row: InterventionAnswer): string =>
  (
    [
      ['opgelegd', row.imposedCents],
      ['geïnd', row.collectedCents],
      ['verrekend', row.offsetCents],
      ['beslag', row.seizedCents],
    ] as const
  )
    .filter(([, cents]) => cents !== null)
    .map(([word, cents]) => `${word} ${euros(cents)}`)
    .join(', ');

/** The rows of the plan, with amounts kept apart. */
export const planRows = ({ interventions }: StaffCase): readonly (readonly string[])[] =>
  interventions.map((row) => [
    INTERVENTION_KIND_LABELS[row.kind],
    row.description,
    row.owner.name,
    day(row.dueOn),
    INTERVENTION_STATUS_LABELS[row.status] + (row.toBeConfirmed ? UNCONFIRMED : ''),
    [row.result && INTERVENTION_RESULT_LABELS[row.result], row.resultText, amounts(row)].filter(Boolean).join('. '),
  ]);

const timeline = (events: readonly EventAnswer[]): Section => ({
  heading: 'Tijdlijn',
  table: {
    head: ['Datum', 'Gebeurtenis', 'Door'],
    rows: events.map((event) => [
      day(event.happenedOn),
      [event.text, event.detail].filter(Boolean).join('. '),
      event.by,
    ]),
  },
});

const isFilled = ({ facts, texts, table }: Section): boolean =>
  (facts?.length ?? 0) + (texts?.length ?? 0) + (table?.rows.length ?? 0) > 0;

/** A case file as its sections, empty ones left out; the timeline oldest first. */
export function casePaper(one: StaffCase, events: readonly EventAnswer[]): Section[] {
  return [
    aboutCase(one),
    aboutRequest(one),
    ...tests(one),
    {
      heading: 'Subjecten',
      table: {
        head: ['Soort', 'Omschrijving'],
        rows: one.subjects.map(({ kind, description }) => [SUBJECT_KIND_LABELS[kind], description]),
      },
    },
    inquiries(one),
    information(one),
    {
      heading: 'Besluiten',
      table: {
        head: ['Overleg', 'Datum', 'Besluit', 'Vastgelegd door'],
        rows: one.decisions.map((made) => [made.meeting, day(made.heldOn), made.text, made.recordedBy]),
      },
    },
    { heading: 'Interventieadvies', texts: one.advice ? [one.advice] : [] },
    {
      heading: 'Plan van aanpak',
      table: { head: ['Soort', 'Interventie', 'Eigenaar', 'Uiterlijk', 'Stand', 'Resultaat'], rows: planRows(one) },
    },
    { heading: 'Terugkoppeling', texts: one.feedback ? [one.feedback.text] : [] },
    timeline(events),
  ].filter(isFilled);
}

/** Many columns of equal width do not fit beside each other: then one takes what the others leave. */
const widthsFor = (columns: number): string[] =>
  Array.from({ length: columns }, (_none, at) => (at > 0 && (columns <= 4 || at === 1) ? '*' : 'auto'));

/** Sections as pdfmake content. */
export function pdfContent(title: string, sections: readonly Section[]): unknown[] {
  const head = (texts: readonly string[]): unknown[] => texts.map((text) => ({ text, style: 'head' }));
  return [
    { text: title, style: 'title' },
    ...sections.flatMap(({ heading, facts, texts, table }): unknown[] => [
      { text: heading, style: 'heading', headlineLevel: 1 },
      ...(facts?.length
        ? [
            {
              layout: 'noBorders',
              table: {
                widths: [130, '*'],
                body: facts.map(([label, value]) => [{ text: label, style: 'quiet' }, value]),
              },
            },
          ]
        : []),
      ...(texts ?? []),
      ...(table?.rows.length
        ? [
            {
              layout: 'lightHorizontalLines',
              fontSize: 9,
              table: {
                headerRows: 1,
                keepWithHeaderRows: 1,
                dontBreakRows: true,
                widths: widthsFor(table.head.length),
                body: [head(table.head), ...table.rows.map((row) => [...row])],
              },
            },
          ]
        : []),
    ]),
  ];
}
