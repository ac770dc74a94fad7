import 'reflect-metadata';
import { CaseQuery, CreateCase, InvolvedParty, MakeMove } from '@casusregie/contract';
import { Refused } from './refusal';
import { shape, shapeQuery } from './shape';

const faultsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return (error.facts.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
    throw error;
  }
  return [];
};

describe('the shape of a request', () => {
  it('gives an object of the class with what was given, and nothing else', () => {
    const given = shape(CreateCase, {
      kind: 'training',
      question: null,
      involved: [{ kind: 'person', description: 'A' }],
    });
    expect(given).toBeInstanceOf(CreateCase);
    expect(given.involved?.[0]).toBeInstanceOf(InvolvedParty);
    expect(Object.keys(given).sort()).toEqual(['involved', 'kind', 'question']);
    expect(given.question).toBeNull();
  });

  it.each([null, undefined, [], 'text', 12, true])('of %j is no object', (value) => {
    expect(faultsOf(() => shape(CreateCase, value))).toEqual([': moet een object zijn']);
  });

  it('names every fault with its path', () => {
    const body = {
      kind: 'odd',
      odd: 1,
      involved: [
        { kind: 'person', description: 'A' },
        { kind: 'ghost', extra: 1 },
      ],
    };
    const faults = faultsOf(() => shape(CreateCase, body)).map((fault) => fault.split(':')[0]);
    expect([...new Set(faults)].sort()).toEqual([
      'involved.1.description',
      'involved.1.extra',
      'involved.1.kind',
      'kind',
      'odd',
    ]);
  });

  it('says how many faults there are', () => {
    expect(() => shape(CreateCase, { a: 1, b: 2 })).toThrow('De invoer bevat 2 fouten.');
    expect(() => shape(CreateCase, { a: 1 })).toThrow('De invoer bevat een fout.');
  });

  it('tells an unknown field in one word, whatever it is called', () => {
    for (const name of ['odd', '__proto__x', 'state']) {
      const faults = faultsOf(() => shape(MakeMove, JSON.parse(`{"move":"submit","${name}":1}`)));
      expect([name, faults]).toEqual([name, [`${name}: is een onbekend veld`]]);
    }
  });

  it('refuses what no database keeps, at any depth', () => {
    expect(
      faultsOf(() => shape(CreateCase, { title: 'a\u0000b', involved: [{ kind: 'person', description: '\ud800' }] })),
    ).toEqual([
      'title: bevat een teken dat niet bewaard kan worden',
      'involved.0.description: bevat een teken dat niet bewaard kan worden',
    ]);
    expect(faultsOf(() => shape(CreateCase, { title: 'a \u{1f9ea} b' }))).toEqual([]);
  });

  it('refuses what is nested too deep without falling over', () => {
    const deep = JSON.parse(`{"odd":${'['.repeat(5000)}${']'.repeat(5000)}}`) as object;
    expect(faultsOf(() => shape(CreateCase, deep))).toEqual([expect.stringContaining('is te diep genest')]);
  });

  it('reads the limit of a query as a number, and only when it is one', () => {
    expect(shapeQuery(CaseQuery, { limit: '25' }).limit).toBe(25);
    for (const limit of ['', '1.5', '-1', '0', '101', 'x', '1e2', '9999999']) {
      expect([limit, faultsOf(() => shapeQuery(CaseQuery, { limit })).length > 0]).toEqual([limit, true]);
    }
    expect(faultsOf(() => shapeQuery(CaseQuery, { kind: ['training', 'training'] })).length).toBeGreaterThan(0);
    expect(Object.keys(shapeQuery(CaseQuery, undefined))).toEqual([]);
  });
});
