import { ENTRIES, entriesFor, maySearch } from './navigation';

const ALL = new Set(Object.values(ENTRIES).map((entry) => entry.path));
const MAY = ['createCase', 'createCaseOnBehalf', 'readRegister', 'certifyRegister', 'readSettings', 'manageMail'];
const labels = (...[roles, may = MAY]: [Parameters<typeof entriesFor>[0], string[]?]): string[] =>
  entriesFor(roles, ALL, may).map((entry) => entry.label);

describe('the navigation', () => {
  it('joins what several roles find, each entry once and in one order', () => {
    const found = labels(['analyst', 'account-manager']);
    expect(found.slice(0, 3)).toEqual(['Nieuwe signalen', 'Mijn werk', 'Signalen en casussen']);
    expect(new Set(found).size).toBe(found.length);
  });
  it('leaves out what has no page', () => {
    expect(entriesFor(['account-manager'], new Set(['cijfers']), MAY).map((entry) => entry.path)).toEqual(['cijfers']);
  });
  it('offers to file on behalf only to who may', () => {
    expect(labels(['manager'])).toContain('Namens indienen');
    expect(labels(['manager'], ['createCase'])).not.toContain('Namens indienen');
  });
  it('has one list of tasks and one of municipalities, the widest', () => {
    const may = [...MAY, 'listTasks', 'listMunicipalities', 'readMunicipality'];
    const found = labels(['account-manager', 'requester'], may);
    expect(found).toContain('Gemeenten');
    expect(found.filter((label) => ['Taken', 'Onze gemeente'].includes(label))).toEqual([]);
    expect(labels(['requester'], may)).toEqual(expect.arrayContaining(['Taken', 'Onze gemeente']));
  });
  it('has one list of cases, the widest', () => {
    expect(labels(['analyst', 'case-director']).filter((label) => /casussen/i.test(label))).toHaveLength(1);
    expect(labels(['case-director'])).toContain('Casussen waarop u bent benoemd');
  });
  it('shows an administrator no cases, and no search', () => {
    expect(labels(['administrator'])).toEqual(['Personen', 'Hercertificering', 'Instellingen', 'E-mail']);
    expect(maySearch(['administrator'])).toBe(false);
    expect(maySearch(['requester'])).toBe(false);
    expect(maySearch(['partner'])).toBe(true);
  });
});
