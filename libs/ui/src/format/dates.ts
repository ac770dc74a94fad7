/** Dates and times as people in the Netherlands read them, always in Europe/Amsterdam whatever the machine's zone. */

/** A calendar date `YYYY-MM-DD` or an instant in UTC `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type DateText = string;

const ZONE = 'Europe/Amsterdam';
const format = (options: Intl.DateTimeFormatOptions, timeZone = ZONE): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('nl-NL', { ...options, timeZone });

const LONG: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const MIDDLE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const SHORT_WITH_YEAR: Intl.DateTimeFormatOptions = { ...SHORT, year: 'numeric' };

const isCalendarDate = (text: DateText): boolean => text.length === 10;
/** A calendar date has no zone: it is formatted in UTC, so that it is never shown a day off. */
const zoneOf = (text: DateText): string => (isCalendarDate(text) ? 'UTC' : ZONE);

const formats = new Map<string, Intl.DateTimeFormat>();
function formatter(key: string, options: Intl.DateTimeFormatOptions, zone: string): Intl.DateTimeFormat {
  const known = formats.get(key + zone);
  if (known) return known;
  const made = format(options, zone);
  formats.set(key + zone, made);
  return made;
}
const write = (key: string, options: Intl.DateTimeFormatOptions, text: DateText): string =>
  formatter(key, options, zoneOf(text)).format(new Date(text)).replaceAll('.', '');

/** *dinsdag 24 november 2026* */
export const longDate = (text: DateText): string => write('long', LONG, text);

/** *24 november 2026*, inside a sentence */
export const plainDate = (text: DateText): string => write('middle', MIDDLE, text);

/** *24 nov*, in lists; with the year when it is not the year of `today`: *24 nov 2025* */
export function shortDate(text: DateText, today: DateText = new Date().toISOString()): string {
  const sameYear = calendarDate(text).slice(0, 4) === calendarDate(today).slice(0, 4);
  return sameYear ? write('short', SHORT, text) : write('short-year', SHORT_WITH_YEAR, text);
}

/** *14:03* */
export const clockTime = (instant: DateText): string =>
  formatter('clock', { hour: '2-digit', minute: '2-digit' }, ZONE).format(new Date(instant));

/** *24 nov, 14:03* */
export const dateTime = (instant: DateText, today?: DateText): string =>
  `${shortDate(instant, today)}, ${clockTime(instant)}`;

/** The calendar date `YYYY-MM-DD` in the Netherlands of a date or an instant. */
export function calendarDate(text: DateText): DateText {
  if (isCalendarDate(text)) return text;
  const parts = formatter('parts', { year: 'numeric', month: '2-digit', day: '2-digit' }, ZONE).formatToParts(
    new Date(text),
  );
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Today's calendar date in the Netherlands. */
export const todayHere = (): DateText => calendarDate(new Date().toISOString());

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: DateText, to: DateText): number =>
  Math.round((Date.parse(calendarDate(to)) - Date.parse(calendarDate(from))) / 86_400_000);
