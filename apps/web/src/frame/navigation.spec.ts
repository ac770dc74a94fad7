import { ENTRIES, entriesFor, maySearch } from './navigation';

const ALL = new Set(Object.values(ENTRIES).map((entry) => entry.path));

describe('the navigation', () => {
  it('joins what several roles find, each entry once and in one order', () => {
    const labels = entriesFor(['analyst', 'account-manager'], ALL).map((entry) => entry.label);
    expect(labels.slice(0, 3)).toEqual(['Nieuwe signalen', 'Mijn werk', 'Signalen en casussen']);
    expect(new Set(labels).size).toBe(labels.length);
  });
  it('leaves out what has no page', () => {
    expect(entriesFor(['auditor', 'privacy-officer'], new Set(['logboek'])).map((entry) => entry.path)).toEqual([
      'logboek',
    ]);
  });
  it('shows an administrator no cases, and no search', () => {
    expect(entriesFor(['administrator'], ALL).map((entry) => entry.path)).toEqual(['beheer']);
    expect(maySearch(['administrator'])).toBe(false);
    expect(maySearch(['partner'])).toBe(true);
  });
});
