import type { InterventionAnswer, UpdateIntervention } from '@casusregie/contract';
import { INTERVENTION_STEPS, type InterventionResult, type InterventionStatus } from '@casusregie/domain';
import type { FieldError } from '@casusregie/ui';
import { readEuro, writeEuro } from './euro-text';

/** The amounts of an intervention, with what each is called. */
export const AMOUNTS = [
  { field: 'imposedCents', label: 'Opgelegd' },
  { field: 'collectedCents', label: 'Geïnd' },
  { field: 'offsetCents', label: 'Verrekend' },
  { field: 'seizedCents', label: 'Beslag' },
] as const;
export type AmountField = (typeof AMOUNTS)[number]['field'];

/** An intervention as its form holds it: amounts as typed. */
export interface InterventionForm {
  readonly status: InterventionStatus;
  readonly result: InterventionResult | '';
  readonly resultText: string;
  readonly reason: string;
  readonly happenedOn: string;
  readonly imposedCents: string;
  readonly collectedCents: string;
  readonly offsetCents: string;
  readonly seizedCents: string;
}

/** The form of an intervention as it is. */
export const interventionForm = (row: InterventionAnswer): InterventionForm => ({
  status: row.status,
  result: row.result ?? '',
  resultText: row.resultText ?? '',
  reason: row.reason ?? '',
  happenedOn: row.happenedOn ?? '',
  imposedCents: writeEuro(row.imposedCents),
  collectedCents: writeEuro(row.collectedCents),
  offsetCents: writeEuro(row.offsetCents),
  seizedCents: writeEuro(row.seizedCents),
});

/** The statuses that can be chosen: the one it has, and the steps from there. */
export const statusesFrom = (status: InterventionStatus): readonly InterventionStatus[] => [
  status,
  ...INTERVENTION_STEPS[status],
];

/** Whether a reason must be given. */
export const asksReason = ({ status, result }: InterventionForm): boolean =>
  status === 'cancelled' || result === 'not-disclosed';

/** What is wrong in the form. */
export function interventionFaults(form: InterventionForm, today: string): FieldError[] {
  const faults: FieldError[] = [];
  if (asksReason(form) && form.reason.trim() === '')
    faults.push({
      fieldId: 'reason',
      message:
        form.status === 'cancelled'
          ? 'Vul in waarom de interventie vervalt.'
          : 'Vul in waarom het resultaat niet wordt vrijgegeven.',
    });
  if (form.happenedOn > today) faults.push({ fieldId: 'happenedOn', message: 'De datum ligt in de toekomst.' });
  for (const { field, label } of AMOUNTS)
    if (readEuro(form[field]) === 'wrong')
      faults.push({ fieldId: field, message: `${label}: schrijf het bedrag als 84.000 of 84.000,50.` });
  return faults;
}

/** What the form changes: only fields that differ, so that what a colleague recorded meanwhile is not written over. */
export function interventionChanges(row: InterventionAnswer, form: InterventionForm): UpdateIntervention {
  const before = interventionForm(row);
  const changes: UpdateIntervention = {};
  if (form.status !== row.status) changes.status = form.status;
  if (form.result && form.result !== row.result) changes.result = form.result;
  if (form.resultText.trim() !== before.resultText.trim()) changes.resultText = form.resultText.trim() || null;
  if (form.reason.trim() && (form.reason.trim() !== before.reason || (asksReason(form) && !asksReason(before))))
    changes.reason = form.reason.trim();
  if (form.happenedOn && form.happenedOn !== before.happenedOn) changes.happenedOn = form.happenedOn;
  for (const { field } of AMOUNTS) {
    const amount = readEuro(form[field]);
    const cents = typeof amount === 'object' ? amount.cents : null;
    if (amount !== 'wrong' && cents !== row[field]) changes[field] = cents;
  }
  // The api asks for the reason together with these, even when it is known already.
  if (changes.status === 'cancelled' || changes.result === 'not-disclosed') changes.reason = form.reason.trim();
  return changes;
}
