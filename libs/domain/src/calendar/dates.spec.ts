import {
  addDays,
  addMonths,
  addWorkingDays,
  amsterdamDate,
  easterSunday,
  holidays,
  isCalendarDate,
  isWorkingDay,
  startOfDay,
  workingDaysBetween,
} from './dates';

describe('public holidays, checked by hand', () => {
  it('of 2026: Easter is on 5 April', () => {
    expect(easterSunday(2026)).toBe('2026-04-05');
    expect(holidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('of 2027: Easter is on 28 March', () => {
    expect(easterSunday(2027)).toBe('2027-03-28');
    expect(holidays(2027)).toEqual([
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-04-27',
      '2027-05-05',
      '2027-05-06',
      '2027-05-17',
      '2027-12-25',
      '2027-12-26',
    ]);
  });

  it("King's Day moves to Saturday when 27 April is a Sunday, as in 2025", () => {
    expect(holidays(2025)).toContain('2025-04-26');
    expect(holidays(2025)).not.toContain('2025-04-27');
  });

  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
  ])('Easter of %i is on %s', (year, easter) => {
    expect(easterSunday(year)).toBe(easter);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-27', 1, '2026-11-30', 'over a weekend'],
    ['2026-12-24', 1, '2026-12-28', 'over Christmas'],
    ['2026-12-31', 1, '2027-01-04', 'over New Year'],
    ['2026-04-02', 1, '2026-04-07', 'over Good Friday and Easter Monday'],
    ['2027-05-04', 1, '2027-05-07', 'over Liberation Day and Ascension Day'],
    ['2026-11-28', 1, '2026-11-30', 'from a Saturday'],
    ['2026-11-24', 10, '2026-12-08', 'two plain weeks'],
    ['2026-11-24', 0, '2026-11-24', 'none at all'],
  ])('from %s, %i later is %s (%s)', (from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to);
  });

  it('are no weekend and no holiday', () => {
    expect(isWorkingDay('2026-11-28')).toBe(false);
    expect(isWorkingDay('2026-11-29')).toBe(false);
    expect(isWorkingDay('2026-12-25')).toBe(false);
    expect(isWorkingDay('2026-11-30')).toBe(true);
  });
});

describe('the date in Amsterdam', () => {
  it.each([
    ['2026-12-31T22:59:59.999Z', '2026-12-31', 'the last moment of the year'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01', 'the first moment of the year'],
    ['2026-12-31T23:30:00.000Z', '2027-01-01', 'half past midnight on New Year'],
    ['2026-06-30T22:30:00.000Z', '2026-07-01', 'half past midnight in summer'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30', 'just before midnight in summer'],
    ['2026-03-28T23:30:00.000Z', '2026-03-29', 'the night the clock goes forward'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30', 'the evening after it went forward'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25', 'the night the clock goes back'],
    ['2026-10-25T22:30:00.000Z', '2026-10-25', 'the evening after it went back'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26', 'midnight after it went back'],
  ])('at %s is %s: %s', (instant, date) => {
    expect(amsterdamDate(instant)).toBe(date);
  });
});

describe('counting on a calendar', () => {
  it('days pass over the change of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-26', -2)).toBe('2026-10-24');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('months end on the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '24-11-2026', '', '2026-11-24T00:00'])(
    '%j is no calendar date',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );

  it('29 February exists in a leap year', () => {
    expect(isCalendarDate('2028-02-29')).toBe(true);
  });
});

describe('a day in Amsterdam begins', () => {
  it('an hour before it does in UTC in winter, and two in summer', () => {
    expect(startOfDay('2026-11-24')).toBe('2026-11-23T23:00:00.000Z');
    expect(startOfDay('2026-07-01')).toBe('2026-06-30T22:00:00.000Z');
  });

  it('on the days on which the clock changes, by the clock of that night', () => {
    expect(startOfDay('2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30')).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-10-25')).toBe('2026-10-24T22:00:00.000Z');
    expect(startOfDay('2026-10-26')).toBe('2026-10-25T23:00:00.000Z');
  });
});

describe('working days between two dates', () => {
  it('are those that addWorkingDays goes over, the first day left out', () => {
    for (const count of [0, 1, 4, 5, 20]) {
      expect(workingDaysBetween('2026-12-22', addWorkingDays('2026-12-22', count))).toBe(count);
    }
    expect(workingDaysBetween('2026-11-27', '2026-11-30')).toBe(1);
    expect(workingDaysBetween('2026-11-30', '2026-11-27')).toBe(0);
  });
});
