import { readEuro, writeEuro } from './euro-text';

describe('an amount in euros as it is typed', () => {
  it.each([
    ['84000', 8_400_000],
    ['84.000', 8_400_000],
    ['€ 84.000,50', 8_400_050],
    ['84000,5', 8_400_050],
    ['1.234.567,89', 123_456_789],
    ['0', 0],
    ['0,01', 1],
    ['250,-', 25_000],
    [' 12 000 ', 1_200_000],
  ])('reads %s as %i cents', (text, cents) => expect(readEuro(text)).toEqual({ cents }));

  it.each(['84.5', '84,000', '1,234.50', '-5', 'veel', '12.34.567', '1..000', '99.999.999.999.999'])(
    'does not guess at %s',
    (text) => expect(readEuro(text)).toBe('wrong'),
  );

  it('takes nothing for no amount', () => expect(readEuro(' € ')).toBe('empty'));

  it('has no rounding faults', () => expect(readEuro('1.000.000,29')).toEqual({ cents: 100_000_029 }));

  it('reads what it wrote', () => {
    for (const cents of [0, 5, 50, 8_400_000, 8_400_050]) expect(readEuro(writeEuro(cents))).toEqual({ cents });
    expect(writeEuro(null)).toBe('');
  });
});
