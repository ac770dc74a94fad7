import { checkImportRow, readDate, type ImportWorld } from './check-import';
import { ENTRY_STATES, IMPORT_FAULT_TEXTS, IMPORT_FAULTS } from './imports';
import { MAIN_ROAD } from './states';

const world = (): ImportWorld => ({
  today: '2026-11-24',
  municipality: (text) => ({ groningen: 'g', maastricht: 'elsewhere' as const })[text.toLowerCase()] ?? null,
  handler: (text) => (text === 'nn' ? 'p' : null),
  knows: (number) => number === 'BEKEND',
  numbers: new Map(),
});
const cells = {
  number: 'A-1',
  municipality: 'Groningen',
  kind: 'integrale  CASUS',
  question: 'Wie kijkt mee?',
  receivedOn: '1-3-2026',
  state: 'Ingediend',
};
const kinds = (more: object, of = world()): string[] =>
  checkImportRow({ row: 2, cells: { ...cells, ...more } }, of).faults.map(({ kind }) => kind);

describe('a row of an old list', () => {
  it('is a case when nothing is wrong, with what was left empty filled in', () => {
    const { ready, faults } = checkImportRow({ row: 2, cells }, world());
    expect(faults).toEqual([]);
    expect(ready).toMatchObject({
      ...{ kind: 'integral-case', receivedOn: '2026-03-01', priority: 'normal', confidentiality: 'normal' },
      ...{ submitter: 'riec', system: 'Oude lijst', handlerId: null },
    });
  });

  it('shows what stands in a wrong cell, but never a burgerservicenummer that slid into it', () => {
    const found = (handler: string) =>
      checkImportRow({ row: 2, cells: { ...cells, state: 'In intake', handler } }, world()).faults.map((fault) => [
        fault.kind,
        fault.found,
      ]);
    expect(found('piet')).toEqual([['unknown-handler', 'piet']]);
    expect(found('111222333')).toEqual([['unknown-handler', null]]);
  });

  it('never arrives beyond the legality test', () => {
    for (const road of Object.values(MAIN_ROAD)) {
      for (const state of ENTRY_STATES) expect(road.indexOf(state)).toBeLessThan(road.indexOf('intake') + 1);
    }
    expect(kinds({ state: 'Uitvoering' })).toEqual(['unknown-state']);
  });

  it('has every fault told at once, and a BSN never repeated', () => {
    const { faults } = checkImportRow(
      {
        row: 2,
        cells: { ...cells, municipality: 'Maastricht', kind: '', question: 'Bel 123456782', observedOn: '2-3-2026' },
      },
      world(),
    );
    expect(faults.map(({ kind }) => kind)).toEqual(['missing', 'bsn', 'municipality-elsewhere', 'date-order']);
    expect(JSON.stringify(faults)).not.toContain('123456782');
  });

  it('is refused when its number stands before it or is known, however it is written', () => {
    const of = world();
    expect([kinds({}, of), kinds({ number: ' a-1 ' }, of), kinds({ number: 'BEKEND' }, of)]).toEqual([
      [],
      ['double-number'],
      ['known-number'],
    ]);
  });

  it('needs a handler in intake and has none before', () => {
    expect([
      kinds({ state: 'In intake' }),
      kinds({ handler: 'nn' }),
      kinds({ state: 'In intake', handler: 'nn' }),
    ]).toEqual([['handler-missing'], ['handler-too-early'], []]);
  });

  it('has dates as people write them, and only those that exist', () => {
    expect(['24-11-2026', '4/3/2026', '2026-02-28', '46350'].map(readDate)).toEqual([
      '2026-11-24',
      '2026-03-04',
      '2026-02-28',
      '2026-11-24',
    ]);
    expect(['31-02-2026', 'gisteren', '2026-13-01', '24-11-26'].map(readDate)).toEqual([null, null, null, null]);
  });

  it('has words for every fault', () => {
    for (const kind of IMPORT_FAULTS) expect(IMPORT_FAULT_TEXTS[kind]).toMatch(/\.$/);
  });
});
