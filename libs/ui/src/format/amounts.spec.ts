import { counted, euro, fileSize } from './amounts';

const spaces = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('amounts as people read them', () => {
  it('writes whole euros without cents', () => {
    expect(spaces(euro(8_400_000))).toBe('€ 84.000');
    expect(spaces(euro(0))).toBe('€ 0');
  });
  it('writes cents when there are any', () => {
    expect(spaces(euro(8_400_050))).toBe('€ 84.000,50');
  });
  it('chooses the word by the number', () => {
    expect(counted(1, 'casus', 'casussen')).toBe('1 casus');
    expect(counted(1200, 'casus', 'casussen')).toBe('1.200 casussen');
  });
  it('writes file sizes', () => {
    expect(fileSize(900)).toBe('900 bytes');
    expect(fileSize(1_240_000)).toBe('1,2 MB');
    expect(fileSize(25_000_000)).toBe('25 MB');
  });
});
