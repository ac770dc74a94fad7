import { readBagId, readBsn, readIban, readKvk, readLicensePlate, readPhone, readPostcode, readRsin } from './numbers';

describe('numbers are read in one way, however they were typed', () => {
  it.each([
    [readBsn, '1234.56.782', '123456782'],
    [readBsn, '10000008', '010000008'],
    [readKvk, '12 34 56 78', '12345678'],
    [readRsin, '1234.56.782', '123456782'],
    [readPostcode, '9671ab', '9671 AB'],
    [readLicensePlate, 'gxx 12 b', 'GXX-12-B'],
    [readLicensePlate, 'gx123b', 'GX-123-B'],
    [readLicensePlate, '1-ABC-23', '1-ABC-23'],
    [readLicensePlate, 'ab12cd', 'AB-12-CD'],
    [readIban, 'nl91 abna 0417 1643 00', 'NL91ABNA0417164300'],
    [readIban, 'BE68 5390 0754 7034', 'BE68539007547034'],
    [readBagId, '0599 0100 0000 1234', '0599010000001234'],
    [readPhone, '06-1234 5678', '+31612345678'],
    [readPhone, '0031 (0)612345678', null],
    [readPhone, '+32 470 12 34 56', '+32470123456'],
  ])('%p of %p is %p', (read, typed, stored) => {
    expect(read(typed)).toBe(stored);
  });

  it.each([
    [readBsn, '123456789'],
    [readBsn, '000000000'],
    [readBsn, '1234567'],
    [readKvk, '1234567'],
    [readRsin, '123456789'],
    [readPostcode, '0671 AB'],
    [readPostcode, '9671 SS'],
    [readLicensePlate, 'ABCDEF'],
    [readLicensePlate, '123456'],
    [readIban, 'NL91ABNA0417164301'],
    [readIban, 'NL91ABNA041716430'],
    [readIban, 'ABNA'],
    [readBagId, '05990100000012'],
    [readPhone, '12345678'],
    [readPhone, '+310612345678'],
  ])('%p refuses %p', (read, typed) => {
    expect(read(typed)).toBeNull();
  });

  it('all fourteen side codes of licence plates are known', () => {
    const plates = 'XX9999 9999XX 99XX99 XX99XX XXXX99 99XXXX 99XXX9 9XXX99 XX999X X999XX XXX99X X99XXX 9XX999 999XX9';
    expect(plates.split(' ').filter((plate) => readLicensePlate(plate) === null)).toEqual([]);
  });
});
