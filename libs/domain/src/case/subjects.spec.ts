import {
  contradict,
  FIELDS_OF_SUBJECT,
  isOldFact,
  readSubjectField,
  shownStatement,
  standingStatements,
  SUBJECT_FIELDS,
  wordsOfSubject,
  type Statement,
} from './subjects';
import { closedLocks, isPolice } from './items';
import { SUBJECT_KINDS } from './results';

const said = (
  id: string,
  sourceId: string,
  value: string | null,
  recordedAt = `2026-11-0${id}T09:00:00.000Z`,
): Statement => ({
  id,
  field: 'birthDate',
  value,
  sourceId,
  recordedAt,
});

describe('what sources state of a subject', () => {
  it('stands side by side: the newest of each source, and what a source took back not at all', () => {
    const all = [said('1', 'police', '1984-05-17'), said('2', 'tax', '1985-05-17'), said('3', 'police', '1984-05-18')];
    expect(standingStatements(all).map(({ id }) => id)).toEqual(['3', '2']);
    expect(standingStatements([...all, said('4', 'tax', null)]).map(({ id }) => id)).toEqual(['3']);
  });

  it('contradicts when standing statements differ, however they are written', () => {
    expect(contradict([said('1', 'police', 'Jansen'), said('2', 'tax', ' jansen ')])).toBe(false);
    expect(contradict([said('1', 'police', 'Jansen'), said('2', 'tax', 'Janssen')])).toBe(true);
    expect(contradict([])).toBe(false);
  });

  it('is shown by its newest statement; of two at one moment the one that was written last', () => {
    expect(shownStatement([])).toBeNull();
    const same = '2026-11-09T09:00:00.000Z';
    expect(shownStatement([said('2', 'tax', 'b', same), said('1', 'police', 'a', same)])?.value).toBe('b');
  });

  it('is old from the day after a year', () => {
    expect(isOldFact('2025-11-24', '2026-11-24')).toBe(false);
    expect(isOldFact('2025-11-23', '2026-11-24')).toBe(true);
  });
});

describe('what can be known of a subject', () => {
  it('has a kind for every field, and a reader that takes no nonsense', () => {
    const used = SUBJECT_KINDS.flatMap((kind) => FIELDS_OF_SUBJECT[kind]);
    expect([...used].sort()).toEqual([...SUBJECT_FIELDS].sort());
    expect(SUBJECT_FIELDS.filter((field) => readSubjectField(field, '') !== null)).toEqual([]);
    expect(readSubjectField('street', '  Kerk   straat ')).toBe('Kerk straat');
    expect(readSubjectField('birthDate', '1984-02-30')).toBeNull();
  });

  it('gives words to what has none', () => {
    expect(
      wordsOfSubject('address', { street: 'Turfweg', houseNumber: '12', postcode: '9671 AB', town: 'Veenwolde' }),
    ).toBe('Turfweg 12, 9671 AB Veenwolde');
    expect(wordsOfSubject('vehicle', { licensePlate: 'GX-123-B' })).toBe('GX-123-B');
    expect(wordsOfSubject('person', { birthDate: '1984-05-17' })).toBe('');
  });
});

describe('closed sources', () => {
  it('are locked until there is an approved full test and half-open sources were settled', () => {
    expect(closedLocks({ fullTestApproved: false, halfOpenSettled: false })).toEqual([
      'no-full-test',
      'half-open-first',
    ]);
    expect(closedLocks({ fullTestApproved: true, halfOpenSettled: false })).toEqual(['half-open-first']);
    expect(closedLocks({ fullTestApproved: true, halfOpenSettled: true })).toEqual([]);
  });

  it('have a Wpg article only when they are of the police', () => {
    expect([isPolice('politie'), isPolice('kmar'), isPolice('fiod'), isPolice(null)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
