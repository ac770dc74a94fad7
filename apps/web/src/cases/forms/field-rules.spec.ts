import type { FieldDef } from './field-def';
import { bodyOf, centsOf, faultsOf } from './field-rules';

const REASON: FieldDef = { name: 'reason', kind: 'text', label: 'Reden', required: true };
const MEETING: FieldDef = { name: 'decision.meeting', kind: 'line', label: 'Overleg', required: true, max: 10 };
const ATTENDEES: FieldDef = { name: 'decision.attendees', kind: 'lines', label: 'Aanwezig' };

describe('the fields of a form', () => {
  it('names everything that is wrong at once, by the id of its control', () => {
    expect(faultsOf([REASON, MEETING], { reason: ' ', 'decision.meeting': 'Weegoverleg Limburg' })).toEqual([
      { fieldId: 'reason', message: 'Vul in: reden.' },
      { fieldId: 'decision-meeting', message: 'Overleg: maak de tekst 9 tekens korter.' },
    ]);
  });
  it('asks nothing of a field that is not there', () => {
    const hidden: FieldDef = { ...REASON, when: (values) => values['told'] === true };
    expect(faultsOf([hidden], { reason: '', told: false })).toEqual([]);
    expect(bodyOf([hidden], { reason: 'x', told: false })).toEqual({});
  });
  it('refuses a date that does not exist', () => {
    const date: FieldDef = { name: 'dueOn', kind: 'date', label: 'Uiterlijk' };
    expect(faultsOf([date], { dueOn: '2026-02-30' })).toHaveLength(1);
    expect(faultsOf([date], { dueOn: '' })).toEqual([]);
  });
  it('sends what is filled, nested by path, and lists line by line', () => {
    const values = {
      reason: ' omdat ',
      'decision.meeting': 'Weging',
      'decision.attendees': 'Politie\n\n OM \nPolitie',
    };
    expect(bodyOf([REASON, MEETING, ATTENDEES], values)).toEqual({
      reason: 'omdat',
      decision: { meeting: 'Weging', attendees: ['Politie', 'OM'] },
    });
    expect(bodyOf([REASON], { reason: '' })).toEqual({});
  });
  it('sends a destination with its kind, and an empty list where one is asked', () => {
    const destination: FieldDef = { name: 'destination', kind: 'destination', label: 'Waarheen' };
    const partners: FieldDef = { name: 'partnerIds', kind: 'partners', label: 'Partners', keepEmpty: true };
    expect(bodyOf([destination, partners], { destination: 'region:LIM', partnerIds: [] })).toEqual({
      destination: { kind: 'region', code: 'LIM' },
      partnerIds: [],
    });
  });
});

describe('an amount', () => {
  it.each([
    ['84.000', 8_400_000],
    ['84000', 8_400_000],
    ['1250,5', 125_050],
    ['€ 1.250,50', 125_050],
    ['0', 0],
  ])('%s is %d cents', (text, cents) => expect(centsOf(text)).toBe(cents));
  it.each(['', 'veel', '12.50', '1,234', '-5', '1 000'])('%s is none', (text) => expect(centsOf(text)).toBeNull());
});
