/** A setting that makes no sense; the text is one sentence for whoever starts the process. */
export class BadSetting extends Error {}

/**
 * A whole number from 1; `fallback` when it is not given.
 * @throws BadSetting naming the setting and what it should be
 */
export function whole(name: string, text: string | undefined, fallback: number, max: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new BadSetting(`${name} must be a whole number from 1 to ${max}, not "${text}".`);
  }
  return value;
}

/**
 * One of a few values; the first when it is not given.
 * @throws BadSetting naming the setting and what it should be
 */
export function choice<T extends string>(name: string, text: string | undefined, values: readonly T[]): T {
  const value = text === undefined || text === '' ? values[0] : text;
  if (!values.includes(value as T)) {
    throw new BadSetting(`${name} must be one of ${values.join(', ')}, not "${text}".`);
  }
  return value as T;
}
