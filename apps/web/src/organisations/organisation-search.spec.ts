import { matching } from './organisation-search';

describe('finding an organisation by a part of its name', () => {
  const rows = ['Westland', 'Súdwest-Fryslân', 'West Betuwe', 'Hollands Kroon'].map((name) => ({ name }));
  const names = (text: string): string[] => matching(rows, text).map(({ name }) => name);

  it('puts names that begin with it first', () =>
    expect(names('west')).toEqual(['West Betuwe', 'Westland', 'Súdwest-Fryslân']));
  it('does not mind accents or capitals', () => expect(names('SUDWEST')).toEqual(['Súdwest-Fryslân']));
  it('gives nothing for what is not there', () => expect(names('Utopia')).toEqual([]));
});
