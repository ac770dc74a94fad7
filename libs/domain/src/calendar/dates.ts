/** A calendar date `YYYY-MM-DD`, without time or zone. */
export type CalendarDate = string;
/** An instant in UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type Instant = string;

const AMSTERDAM = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const DAY = 86_400_000;

const HOUR = 3_600_000;
/** The last answer: a day begins on a whole hour of UTC, and most questions are about now. */
let latest = { hour: Number.NaN, date: '' };

/** The calendar date in Europe/Amsterdam at an instant. Terms, years and months are counted by it. */
export function amsterdamDate(instant: Instant): CalendarDate {
  const hour = Math.floor(Date.parse(instant) / HOUR);
  if (hour !== latest.hour) latest = { hour, date: AMSTERDAM.format(new Date(instant)) };
  return latest.date;
}

const AMSTERDAM_HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The hour of the day in Europe/Amsterdam at an instant, from 0 to 23. */
export const amsterdamHour = (instant: Instant): number => Number(AMSTERDAM_HOUR.format(new Date(instant)));

const toMillis = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`);
const fromMillis = (millis: number): CalendarDate => new Date(millis).toISOString().slice(0, 10);

/** Whether a text is an existing calendar date `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const millis = toMillis(text);
  return !Number.isNaN(millis) && fromMillis(millis) === text;
}

/** The date `days` calendar days later (earlier when negative). */
/** Days from one date to another; negative when it lies before. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((toMillis(to) - toMillis(from)) / DAY);

export const addDays = (date: CalendarDate, days: number): CalendarDate => fromMillis(toMillis(date) + days * DAY);

/** The instant at which a day begins in Europe/Amsterdam: one or two hours before that day begins in UTC. */
export function startOfDay(date: CalendarDate): Instant {
  const [summer, winter] = [2, 1].map((hours) => new Date(toMillis(date) - hours * 3_600_000).toISOString());
  return amsterdamDate(summer as Instant) === date ? (summer as Instant) : (winter as Instant);
}

/** The date `months` later; the 31st falls back to the last day of a shorter month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromMillis(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return fromMillis(Date.UTC(year, month - 1, day));
}

/**
 * Dutch public holidays, as in the Algemene termijnenwet art. 3: New Year, Good Friday, Easter Monday, King's Day,
 * Liberation Day, Ascension Day, Whit Monday and both Christmas days.
 */
export function holidays(year: number): CalendarDate[] {
  const easter = easterSunday(year);
  const kingsDay = `${year}-04-27`;
  const onSunday = new Date(toMillis(kingsDay)).getUTCDay() === 0;
  return [
    `${year}-01-01`,
    addDays(easter, -2),
    addDays(easter, 1),
    onSunday ? `${year}-04-26` : kingsDay,
    `${year}-05-05`,
    addDays(easter, 39),
    addDays(easter, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ];
}

const HOLIDAYS = new Map<number, Set<string>>();

/** Whether offices work that day: no Saturday, Sunday or public holiday. */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = new Date(toMillis(date)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const year = Number(date.slice(0, 4));
  let known = HOLIDAYS.get(year);
  if (!known) HOLIDAYS.set(year, (known = new Set(holidays(year))));
  return !known.has(date);
}

/** The date on which `count` working days after `date` have passed; the day itself does not count. */
export function addWorkingDays(date: CalendarDate, count: number): CalendarDate {
  let left = count;
  let day = date;
  while (left > 0) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** How many working days lie after `from`, up to and including `to`; none when `to` comes first. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
