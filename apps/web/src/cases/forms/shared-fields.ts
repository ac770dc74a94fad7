import { LIMITS } from '@casusregie/contract/constants';
import { CHANNELS, CHANNEL_LABELS } from '@casusregie/domain';
import { isEmpty, type FieldDef, type Option } from './field-def';

/** A list of codes and their words as options. */
export const optionsOf = <Code extends string>(
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
): Option[] => codes.map((value) => ({ value, label: labels[value] }));

/** The day on which something happened, when that is not today. */
export const happenedOnField = (today: string, required = false): FieldDef => ({
  name: 'happenedOn',
  kind: 'date',
  label: 'Wanneer gebeurde dit?',
  hint: 'Laat leeg als het vandaag was.',
  required,
  check: (value) => (String(value) > today ? 'Kies vandaag of een eerdere datum.' : ''),
});

/** Who said it and by which road, when somebody else records it. */
export const onBehalfFields = ({ required }: { required: boolean }): FieldDef[] => [
  {
    name: 'onBehalf.reportedBy',
    kind: 'line',
    label: 'Doorgegeven door',
    hint: 'Functie en organisatie van wie het zei.',
    example: 'Informatierechercheur, politie Limburg',
    max: LIMITS.name,
    required,
  },
  {
    name: 'onBehalf.channel',
    kind: 'select',
    label: 'Hoe?',
    options: optionsOf(CHANNELS, CHANNEL_LABELS),
    required: true,
    when: (values) => required || !isEmpty(values['onBehalf.reportedBy']),
  },
];
