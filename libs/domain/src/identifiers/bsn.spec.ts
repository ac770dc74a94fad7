import { findBsns, findSensitiveWords, passesElevenTest } from './bsn';

/** A number that passes the eleven-test, made here from eight digits: nobody's number is written down. */
function passing(from: number): string {
  for (let start = from; ; start += 1) {
    const digits = String(start).padStart(8, '0').slice(0, 8);
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
    if (sum % 11 < 10) return digits + String(sum % 11);
  }
}
/** Eight digits that pass once a nought is put before them. */
function passingEight(from: number): string {
  for (let start = from; ; start += 1) {
    const digits = String(start);
    if (passesElevenTest(digits.padStart(9, '0'))) return digits;
  }
}
const nine = passing(40000000);
const eight = passingEight(40000000);

describe('the eleven-test', () => {
  it('accepts a number made to pass it, and refuses it with another last digit', () => {
    expect(passesElevenTest(nine)).toBe(true);
    const last = (Number(nine[8]) + 1) % 10;
    expect(passesElevenTest(nine.slice(0, 8) + last)).toBe(false);
  });

  it('refuses two digits that changed places', () => {
    const swapped = `${nine[1]}${nine[0]}${nine.slice(2)}`;
    expect(passesElevenTest(swapped)).toBe(nine[0] === nine[1]);
  });

  it.each(['000000000', '12345678', '1234567890', '12345678a', '', '111111111'])('refuses %j', (text) => {
    expect(passesElevenTest(text)).toBe(false);
  });
});

const dotted = (n: string): string => `${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`;

describe('a burgerservicenummer in a text', () => {
  it.each([
    ['alone', nine],
    ['in a sentence', `De huurder (${nine}) is bekend.`],
    ['after its name', `BSN:${nine}.`],
    ['with dots', `nummer ${dotted(nine)} hoort erbij`],
    ['with spaces', dotted(nine).replaceAll('.', ' ')],
    ['as printed on paper', `${nine.slice(0, 4)}.${nine.slice(4, 6)}.${nine.slice(6)}`],
    ['as eight digits after its name', `bsn ${eight}`],
    ['before another number', `${nine} 12 jaar`],
  ])('is found %s', (_where, text) => {
    expect(findBsns(text)).toHaveLength(1);
  });

  it('is found twice when there are two', () => {
    expect(findBsns(`${nine} en ${passing(50000000)}`)).toHaveLength(2);
  });

  it('is not found in a longer number', () => {
    expect(findBsns(`1${nine}`)).toEqual([]);
    expect(findBsns(`${nine}1`)).toEqual([]);
  });

  it('is not found in numbers that fail', () => {
    expect(findBsns('De nummers 111111111 en 123456789 zijn verzonnen.')).toEqual([]);
  });

  it('is not found in any date of two years, however written', () => {
    const wrong: string[] = [];
    for (let day = 0; day < 730; day += 1) {
      const [y, m, d] = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10).split('-');
      for (const text of [`${d}-${m}-${y}`, `${y}-${m}-${d}`, `${d}.${m}.${y}`, `${d} ${m} ${y}`])
        if (findBsns(`op ${text} gezien`).length > 0) wrong.push(text);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it.each([
    ['06-', ''],
    ['06 ', ''],
    ['+31 6 ', ''],
    ['+31 6-', ''],
    ['0031 6 ', ''],
  ])('is not found in a mobile number written %s…', (before) => {
    expect(findBsns(`bel ${before}${eight} na vijven`)).toEqual([]);
  });

  it('is not found in a bank account number in groups of four', () => {
    const wrong: string[] = [];
    for (let account = 417164300; account < 417164400; account += 1) {
      const digits = String(account).padStart(10, '0');
      const iban = `NL91 ABNA ${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`;
      if (findBsns(`rekening ${iban} van de stichting`).length > 0) wrong.push(iban);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('is not found in an amount', () => {
    const amount = `${eight.slice(0, 2)}.${eight.slice(2, 5)}.${eight.slice(5)}`;
    expect(findBsns(`voor € ${amount} aan contanten`)).toEqual([]);
  });

  it('is not found in a number of the trade register', () => {
    expect(findBsns(`ingeschreven onder KvK ${eight}`)).toEqual([]);
    expect(findBsns(`KvK-nummer: ${eight}`)).toEqual([]);
  });
});

describe('words that suggest special categories', () => {
  it.each([
    ['Hij is verslaafd.', ['verslaafd']],
    ['Er ligt een MEDISCH dossier.', ['medisch']],
    ['Zij is zwanger; zwanger zijn is privé.', ['zwanger']],
    ['een psychische diagnose', ['psychische', 'diagnose']],
    ['lid van de vakbond', ['vakbond']],
  ])('%j', (text, words) => {
    expect(findSensitiveWords(text)).toEqual(words);
  });

  it('leave plain words alone', () => {
    expect(
      findSensitiveWords('Het gras naast het terras is nat; de rasterwerken en het geloofwaardige verhaal ook.'),
    ).toEqual([]);
  });
});
