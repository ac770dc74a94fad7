import type { InterventionAnswer } from '@casusregie/contract';
import { interventionChanges, interventionFaults, interventionForm, statusesFrom } from './intervention-changes';

const ROW = {
  status: 'running',
  result: null,
  resultText: null,
  reason: null,
  happenedOn: null,
  imposedCents: 8_400_000,
  collectedCents: null,
  offsetCents: null,
  seizedCents: null,
} as InterventionAnswer;
const FORM = interventionForm(ROW);
const TODAY = '2026-11-24';

describe('updating an intervention', () => {
  it('sends nothing when nothing changed', () => expect(interventionChanges(ROW, FORM)).toEqual({}));

  it('sends only what changed, amounts in cents', () => {
    expect(
      interventionChanges(ROW, { ...FORM, status: 'done', result: 'achieved', collectedCents: '84.000,50' }),
    ).toEqual({
      status: 'done',
      result: 'achieved',
      collectedCents: 8_400_050,
    });
  });

  it('empties an amount that is taken out', () => {
    expect(interventionChanges(ROW, { ...FORM, imposedCents: '' })).toEqual({ imposedCents: null });
  });

  it('asks a reason when it lapses or is not disclosed', () => {
    expect(interventionFaults({ ...FORM, status: 'cancelled' }, TODAY).map(({ fieldId }) => fieldId)).toEqual([
      'reason',
    ]);
    expect(interventionFaults({ ...FORM, result: 'not-disclosed' }, TODAY).map(({ fieldId }) => fieldId)).toEqual([
      'reason',
    ]);
    expect(interventionChanges(ROW, { ...FORM, status: 'cancelled', reason: ' Pand verkocht ' })).toEqual({
      status: 'cancelled',
      reason: 'Pand verkocht',
    });
  });

  it('names amounts that cannot be read and a day to come', () => {
    const faults = interventionFaults({ ...FORM, seizedCents: 'veel', happenedOn: '2027-01-01' }, TODAY);
    expect(faults.map(({ fieldId }) => fieldId)).toEqual(['happenedOn', 'seizedCents']);
  });

  it('offers the status it has and the steps from there', () => {
    expect(statusesFrom('running')).toEqual(['running', 'done', 'continues-at-partner', 'cancelled']);
    expect(statusesFrom('done')).toEqual(['done']);
  });
});
