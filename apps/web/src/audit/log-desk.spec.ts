import { firstFilters, searchOf } from './log-desk';

describe('what is looked for in the log', () => {
  it('is at first the last seven days and nothing else', () => {
    expect(searchOf(firstFilters('2026-11-24'))).toEqual({ from: '2026-11-17', to: '2026-11-24' });
  });

  it('leaves out what is empty, and sends a person by id', () => {
    const person = { id: 'p', account: 'nn-jurist', name: 'N', function: 'F', organisation: 'O' };
    expect(
      searchOf({ person, caseNumber: ' nn-2026-0001 ', act: 'readCase', refusedOnly: true, from: '', to: '' }),
    ).toEqual({ personId: 'p', case: 'nn-2026-0001', act: 'readCase', refusedOnly: true });
  });
});
