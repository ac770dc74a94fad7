import type { StaffCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { fitsCase, GRANT_KIND_LABELS, GRANT_KINDS, GRANT_RULES, type GrantKind } from '@casusregie/domain';
import { counted } from '@casusregie/ui';
import type { CaseForm } from './case-form';
import { textOf, type FieldDef, type Option, type Values } from './field-def';

/** For how long one can choose, in hours; each kind has its own limit. */
const LENGTHS = [1, 2, 4, 8, 24, 72, 168, 336, 720];
const lasting = (hours: number): string => (hours < 24 ? `${hours} uur` : counted(hours / 24, 'dag', 'dagen'));
const lengths = (kind: GrantKind): Option[] =>
  LENGTHS.filter((hours) => hours <= GRANT_RULES[kind].maxHours).map((hours) => ({
    value: String(hours),
    label: lasting(hours),
  }));

const HINTS: Record<GrantKind, string> = {
  'time-boxed': 'Een collega van de regio mag hier tijdelijk hetzelfde als een benoemde medewerker.',
  'break-glass': '',
  'data-subject-request':
    'De privacyfunctionaris leest de casus om een verzoek te beantwoorden, en kan niets wijzigen.',
  'second-person': 'Een jurist van een ander RIEC of het LIEC leest de casus en keurt de toets goed.',
};

const kindOf = (values: Values): GrantKind => (textOf(values['kind']) || 'data-subject-request') as GrantKind;

const who: FieldDef = {
  name: 'personId',
  kind: 'select',
  label: 'Wie krijgt toegang?',
  required: true,
  source: (values) => ({ from: 'grant-candidates', kind: kindOf(values) }),
};
const howLong: FieldDef = {
  name: 'hours',
  kind: 'select',
  label: 'Hoe lang?',
  hint: 'De toegang eindigt daarna vanzelf.',
  required: true,
  options: (values) => lengths(kindOf(values)),
};
const why = (least: number): FieldDef => ({
  name: 'ground',
  kind: 'line',
  label: 'Waarom is dit nodig?',
  hint: 'Wie toegang krijgt leest dit, en de privacyfunctionaris ook. Geen gegevens uit de casus.',
  required: true,
  max: LIMITS.ground,
  check: (value) =>
    textOf(value).trim().length < least ? `Leg in minstens ${least} tekens uit waarom dit nodig is.` : '',
});

const send: CaseForm['send'] = ({ client, file, body }) =>
  client.post(`/v1/cases/${file.id}/grants`, { ...body, hours: Number(body['hours']) });

/** Lets somebody in to this case for a time. */
export function grantAccessForm(file: StaffCase): CaseForm {
  const kinds = GRANT_KINDS.filter((kind) => kind !== 'break-glass' && fitsCase(kind, file));
  return {
    title: 'Tijdelijke toegang geven',
    about: () => [
      'Deze persoon ziet deze ene casus, tot het einde dat u kiest. De inbrenger en de partners merken hier niets van.',
    ],
    fields: [
      {
        name: 'kind',
        kind: 'radio',
        label: 'Waarvoor?',
        required: true,
        value: kinds[0] ?? '',
        options: kinds.map((value) => ({ value, label: GRANT_KIND_LABELS[value], hint: HINTS[value] })),
      },
      who,
      howLong,
      {
        name: 'reference',
        kind: 'line',
        label: 'Kenmerk van het verzoek',
        example: 'AVG-2026-0012',
        max: 60,
        required: true,
        when: (values) => GRANT_RULES[kindOf(values)].asksReference,
      },
      why(1),
    ],
    submit: 'Toegang geven',
    done: 'Toegang gegeven',
    send,
  };
}

/** Breaks the glass: somebody is let in at once, and those who watch over access are alerted. */
export const breakGlassForm = (): CaseForm => ({
  title: 'Noodtoegang geven',
  about: () => [
    'Alleen als het niet kan wachten. De privacyfunctionaris en de andere managers van de regio krijgen meteen een melding.',
  ],
  fields: [
    {
      ...who,
      source: { from: 'grant-candidates', kind: 'break-glass' },
    },
    { ...howLong, options: lengths('break-glass') },
    why(GRANT_RULES['break-glass'].groundLength),
  ],
  submit: 'Noodtoegang geven',
  danger: true,
  done: 'Noodtoegang gegeven; de meldingen zijn verstuurd',
  send: ({ client, file, body }) =>
    client.post(`/v1/cases/${file.id}/grants`, { ...body, kind: 'break-glass', hours: Number(body['hours']) }),
});
