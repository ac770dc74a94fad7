import { addressesIn, identifiersIn, marksOfSubject } from './marks';
import { ALIKE_FROM, tellingWords, textLikeness, textMarks } from './text';

const BARBER = `Kapperszaak aan de Dorpsstraat zonder klanten. Buurtbewoners zien 's avonds veel geld en dure auto's; de eigenaar
  heeft geen personeel en toch wordt de huur contant betaald.`;
const SAME_BARBER = `De eigenaar van een kapperszaak in de Dorpsstraat betaalt zijn huur contant. Er komen geen klanten en er is geen
  personeel, wel staan er dure auto's voor de deur.`;
const OTHER_BARBER = `In een loods op het bedrijventerrein worden vaten met chemicaliën opgeslagen. De verhuurder kreeg contant
  betaald en heeft geen contract; omwonenden ruiken aceton.`;
const FARM = `Een boer verhuurt een lege schuur aan onbekenden. Stroomverbruik is hoog, er hangen camera's en het ruikt naar hennep.`;

describe('what two cases can have in common', () => {
  it.each([
    ['bestelbus met kenteken 12-ABC-3', 'licensePlate 12-ABC-3'],
    ['kenteken 12-abc-3', 'licensePlate 12-ABC-3'],
    ['KvK: 12345678', 'kvk 12345678'],
    ['ingeschreven (kvk-nummer 12345678)', 'kvk 12345678'],
    ['belde vanaf 06-1234 5678', 'phone +31612345678'],
    ['belde vanaf +31 6 12345678.', 'phone +31612345678'],
    ['rekening NL91 ABNA 0417 1643 00', 'iban NL91ABNA0417164300'],
  ])('finds a number however it was typed: %s', (text, value) => {
    expect(identifiersIn(text).map((mark) => mark.value)).toContain(value);
  });

  it('takes no bare digits, no dates and no burgerservicenummer for a number', () => {
    expect(identifiersIn('Op 24-11-2026 betaald: 12345678 euro; 123456782; tussen 10-12 uur.')).toEqual([]);
  });

  it('finds an address by postcode, and by street within a municipality', () => {
    const values = (text: string): string[] => addressesIn(text, 'M').map(({ value }) => value);
    expect(values('Turfwijk 12, 9679 AB Veenwolde')).toEqual(['9679 AB 12', 'M turfwijk 12']);
    expect(values('9679AB 12a')).toEqual(['9679 AB 12a']);
    expect(values('op de turfwijk 12 a staat')).toEqual(['M turfwijk 12a']);
    expect(values('In 2026 BV opgericht; wijk 3')).toEqual(['M wijk 3']);
    expect(addressesIn('Turfwijk 12', '')).toEqual([]);
  });

  it('is not held up by a word without end', () => {
    const from = performance.now();
    expect(addressesIn('wegweg'.repeat(10_000), 'M')).toEqual([]);
    // From each letter anew it would take more than ten seconds.
    expect(performance.now() - from).toBeLessThan(500);
  });

  it('writes what is stated of a subject as it writes what stands in a text', () => {
    const stated = marksOfSubject({ licensePlate: '12-ABC-3', postcode: '9679 AB', houseNumber: '12' }, 'M');
    const typed = [...identifiersIn('12-abc-3'), ...addressesIn('9679 AB 12', 'M')];
    expect(stated.map(({ value }) => value)).toEqual(typed.map(({ value }) => value));
  });
});

describe('whether two texts are alike', () => {
  it('tells two who describe the same from two who describe something else', () => {
    expect(textLikeness(BARBER, SAME_BARBER)).toBeGreaterThan(ALIKE_FROM);
    expect(textLikeness(BARBER, OTHER_BARBER)).toBeLessThan(0.15);
    expect(textLikeness(BARBER, FARM)).toBeLessThan(0.15);
    expect(textLikeness(BARBER, BARBER)).toBe(1);
  });

  it('says nothing of texts that say too little', () => {
    expect(textLikeness('Witwassen kapper', 'Witwassen kapper')).toBe(0);
    expect(textMarks('Witwassen kapper')).toEqual([]);
  });

  it('is the same both ways, and blind to capitals, accents and endings', () => {
    expect(textLikeness(BARBER, SAME_BARBER)).toBe(textLikeness(SAME_BARBER, BARBER));
    expect([...tellingWords('Coöperatie COOPERATIES')]).toEqual(['coopera']);
  });

  it('gives texts that are alike a mark in common, and others hardly ever', () => {
    const shared = (one: string, other: string): number =>
      textMarks(one).filter((mark) => textMarks(other).includes(mark)).length;
    expect(shared(BARBER, SAME_BARBER)).toBeGreaterThan(0);
    expect(shared(BARBER, FARM)).toBe(0);
    expect(textMarks(BARBER).join(' ')).not.toContain('kapper');
  });
});
