import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import {
  Cents,
  Choice,
  Code,
  Day,
  Flag,
  FreeText,
  Id,
  Line,
  ListOf,
  Month,
  Nested,
  NestedList,
  RegionCode,
  Whole,
} from './fields';

class Inner {
  @Line(10, { min: 1 })
  name!: string;
}

class Sample {
  @Line(5, { optional: true })
  line?: string;
  @Line(5, { optional: true, nullable: true })
  emptied?: string | null;
  @FreeText(40, { optional: true, min: 1 })
  text?: string;
  @Choice(['a', 'b'], { optional: true })
  choice?: string;
  @Id({ optional: true })
  id?: string;
  @Code({ optional: true })
  code?: string;
  @RegionCode({ optional: true })
  region?: string;
  @Month({ optional: true })
  month?: string;
  @Day({ optional: true })
  day?: string;
  @Flag({ optional: true })
  flag?: boolean;
  @Whole(1, 3, { optional: true })
  whole?: number;
  @Cents({ optional: true })
  cents?: number;
  @Nested(() => Inner, { optional: true })
  inner?: Inner;
  @NestedList(() => Inner, 2, { optional: true })
  inners?: Inner[];
  @ListOf({ max: 2 }, { optional: true })
  ids?: string[];
  @ListOf({ values: ['x', 'y'], max: 2 }, { optional: true })
  values?: string[];
}
class Demanding {
  @Flag()
  flag!: boolean;
  @Line(5, { nullable: true })
  line!: string | null;
}

/** As the api's pipe does it: what is not declared is refused. */
const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
};
const paths = (errors: readonly ValidationError[], before = ''): string[] =>
  errors.flatMap(({ property, constraints, children = [] }) => [
    ...(constraints ? [before + property] : []),
    ...paths(children, `${before}${property}.`),
  ]);
const faults = async (body: object, of: new () => object = Sample): Promise<string[]> =>
  paths(await validate(plainToInstance(of, body), OPTIONS));

/** Made here so that nobody's number is written down: nine digits that pass the eleven-test. */
const passing = (() => {
  const digits = '40000000';
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return sum % 11 < 10 ? digits + String(sum % 11) : '400000012';
})();
const ID = '0192f0c4-5f6e-7a3b-8c1d-2e4f60718293';

describe('a field', () => {
  it.each<[string, unknown]>([
    ['line', 5],
    ['line', null],
    ['line', 'abcdef'],
    ['line', ['a']],
    ['line', {}],
    ['text', ''],
    ['text', 'x'.repeat(41)],
    ['text', `nummer ${passing}`],
    ['choice', 'c'],
    ['choice', ['a']],
    ['choice', null],
    ['id', 'not-an-id'],
    ['id', ID.toUpperCase()],
    ['id', ` ${ID}`],
    ['id', `${ID}\n`],
    ['code', 'Not A Code'],
    ['code', '-x'],
    ['code', 'x'.repeat(61)],
    ['region', 'nn'],
    ['region', 'NNNN'],
    ['month', '2026-13'],
    ['month', '2026-1'],
    ['day', '2026-02-30'],
    ['day', '24-11-2026'],
    ['day', '2026-11-24T00:00:00Z'],
    ['day', 20261124],
    ['flag', 'true'],
    ['flag', 1],
    ['flag', null],
    ['whole', 0],
    ['whole', 4],
    ['whole', 1.5],
    ['whole', '2'],
    ['whole', Number.NaN],
    ['cents', -1],
    ['cents', 1_000_000_000_001],
    ['ids', 'x'],
    ['ids', [ID, ID]],
    ['ids', ['x']],
    ['ids', [1]],
    ['ids', [null]],
    ['ids', [ID, ID.replace('0', '1'), ID.replace('0', '2')]],
    ['values', ['z']],
    ['values', ['x', 'x']],
    ['inner', 'x'],
    ['inner', 5],
    ['inner', null],
    ['inner', [{ name: 'a' }]],
    ['inners', {}],
    ['inners', 'x'],
    ['inners', null],
    ['inners', [null]],
    ['inners', ['x']],
    ['inners', [{ name: 'a' }, { name: 'b' }, { name: 'c' }]],
  ])('%s refuses %j', async (name, value) => {
    const found = await faults({ [name]: value });
    expect(found.filter((path) => path.split('.')[0] === name)).not.toEqual([]);
  });

  it('takes every good value at once', async () => {
    const good = {
      line: 'abcde',
      emptied: null,
      text: 'vrije tekst',
      choice: 'a',
      id: ID,
      code: 'hemp-growing',
      region: 'ZWB',
      month: '2026-11',
      day: '2028-02-29',
      flag: false,
      whole: 3,
      cents: 1_000_000_000_000,
      inner: { name: 'a' },
      inners: [{ name: 'a' }, { name: 'b' }],
      ids: [ID],
      values: ['x', 'y'],
    };
    expect(await faults(good)).toEqual([]);
  });

  it('may be left out when optional, and only then', async () => {
    expect(await faults({})).toEqual([]);
    expect(await faults({}, Demanding)).toEqual(['flag', 'line']);
  });

  it('that may be null takes null, but not nothing', async () => {
    expect(await faults({ flag: true, line: null }, Demanding)).toEqual([]);
    expect(await faults({ flag: true }, Demanding)).toEqual(['line']);
  });

  it('that nobody declared is refused, nested ones too', async () => {
    expect(await faults({ line: 'a', role: 'manager' })).toEqual(['role']);
    expect(await faults({ inner: { name: 'a', id: 'x' } })).toEqual(['inner.id']);
    expect(await faults({ inners: [{ name: 'a', x: 1 }] })).toEqual(['inners.0.x']);
  });

  it('is told together with all the others: every fault in one answer', async () => {
    const found = await faults({ line: 5, day: 'x', whole: 9, inner: {}, extra: 1 });
    expect(found.sort()).toEqual(['day', 'extra', 'inner.name', 'line', 'whole']);
  });

  it('says in Dutch what is wrong, without the value', async () => {
    const errors = await validate(plainToInstance(Sample, { text: `nummer ${passing}` }), OPTIONS);
    const said = Object.values(errors[0]?.constraints ?? {}).join(' ');
    expect(said).toContain('burgerservicenummer');
    expect(said).not.toContain(passing);
    expect(errors).toHaveLength(1);
  });
});
