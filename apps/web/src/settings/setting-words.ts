import type { SettingAnswer } from '@casusregie/contract';
import { REASON_ROWS, STATE_LABELS, type SettingValue } from '@casusregie/domain';
import { plainDate, type Fact } from '@casusregie/ui';

const days = (count: number): string => `${count} ${count === 1 ? 'werkdag' : 'werkdagen'}`;
const weeks = (count: number): string => (count === 1 ? 'elke week' : `elke ${count} weken`);

/** A value as facts to read. */
export function factsOf(value: SettingValue): Fact[] {
  const { terms, screening, meetings, themes, texts, reasonTexts, questions } = value;
  return [
    ...(terms ?? []).map((row) => ({ term: STATE_LABELS[row.state], value: days(row.days) })),
    ...(screening === undefined
      ? []
      : [{ term: 'Screeningsbesluit', value: screening ? 'Verplicht vóór de bevraging' : 'Niet verplicht' }]),
    ...(meetings ?? []).map(({ name, everyWeeks }) => ({ term: name, value: weeks(everyWeeks) })),
    ...(themes ?? []).map(({ label, code }) => ({ term: label, value: `kenmerk ${code}` })),
    ...(texts
      ? [
          { term: 'Ontvangst', value: texts.acknowledgement },
          { term: 'Wat er nu gebeurt', value: texts.next },
        ]
      : []),
    ...(reasonTexts ?? []).map(({ reason, text }) => ({ term: REASON_ROWS[reason].label, value: text })),
    ...(questions ?? []).map(({ label, required }) => ({
      term: label,
      value: required ? 'Verplicht bij het indienen' : 'Mag later',
    })),
  ];
}

/** What holds now, in one short line. */
export function summaryOf({ current, own, changes }: SettingAnswer): string {
  const { screening, questions, themes, meetings } = current;
  const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`;
  const what =
    (screening !== undefined && (screening ? 'Verplicht' : 'Niet verplicht')) ||
    (questions && count(questions.length, 'vraag', 'vragen')) ||
    (themes && count(themes.length, 'eigen thema', 'eigen thema’s')) ||
    (meetings && meetings.map(({ name }) => name).join(', ')) ||
    '';
  const planned = changes.filter(({ standing }) => standing === 'planned');
  const first = planned.at(-1);
  return [
    what,
    own ? 'eigen keuze van de regio' : 'landelijke standaard',
    first ? `wijziging gepland vanaf ${plainDate(first.validFrom)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
