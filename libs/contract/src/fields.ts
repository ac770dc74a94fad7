import { findBsns, isCalendarDate } from '@casusregie/domain';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PATTERNS } from './constants';

/**
 * Field decorators: each states a rule once, for validation and for the OpenAPI document together.
 * `optional`: the field may be left out. `nullable`: it may also be null, which empties it.
 */
export interface Presence {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly about?: string;
}

/** A decorator of rules and their words for the OpenAPI document. */
export function field(rules: PropertyDecorator[], api: ApiPropertyOptions, presence: Presence) {
  const { optional = false, nullable = false, about } = presence;
  return (target: object, key: string | symbol): void => {
    const options = {
      ...api,
      required: !optional,
      ...(nullable && { nullable: true }),
      ...(about && { description: about }),
    } as ApiPropertyOptions;
    ApiProperty(options)(target, key);
    if (optional && nullable) IsOptional()(target, key);
    else if (optional) ValidateIf((_object, value) => value !== undefined)(target, key);
    else if (nullable) ValidateIf((_object, value) => value !== null)(target, key);
    for (const rule of rules) rule(target, key);
  };
}

/** A line of plain text of at most `max` characters. */
export const Line = (max: number, presence: Presence & { min?: number } = {}) =>
  field(
    [
      IsString({ message: 'moet tekst zijn' }),
      MaxLength(max, { message: `mag hoogstens ${max} tekens lang zijn` }),
      ...(presence.min ? [Matches(/\S/, { message: 'mag niet leeg zijn' })] : []),
    ],
    {
      type: String,
      maxLength: max,
      ...(presence.min && { minLength: presence.min }),
    },
    presence,
  );

/** Refuses a text in which something passes the eleven-test of the burgerservicenummer. */
export function HasNoBsn(): PropertyDecorator {
  return (target, key) =>
    registerDecorator({
      name: 'hasNoBsn',
      target: target.constructor,
      propertyName: String(key),
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || findBsns(value).length === 0,
        defaultMessage: () => 'bevat een burgerservicenummer; een BSN hoort niet in vrije tekst. Haal het weg.',
      },
    });
}

/** Free text: never a burgerservicenummer. */
export const FreeText = (max: number, presence: Presence & { min?: number } = {}) =>
  field(
    [
      IsString({ message: 'moet tekst zijn' }),
      MaxLength(max, { message: `mag hoogstens ${max} tekens lang zijn` }),
      ...(presence.min ? [Matches(/\S/, { message: 'mag niet leeg zijn' })] : []),
      HasNoBsn(),
    ],
    {
      type: String,
      maxLength: max,
      ...(presence.min && { minLength: presence.min }),
    },
    presence,
  );

/** One of a closed list of values. */
export const Choice = (values: readonly string[], presence: Presence = {}) =>
  field(
    [
      IsIn(values as string[], {
        message: `moet een van deze zijn: ${values.join(', ')}`,
      }),
    ],
    { type: String, enum: [...values] },
    presence,
  );

/** A text of a fixed pattern. */
const Pattern = (pattern: RegExp, message: string, api: ApiPropertyOptions, presence: Presence) =>
  field([IsString({ message: 'moet tekst zijn' }), Matches(pattern, { message })], api, presence);

/** The id of something, a lower-case UUID. */
export const Id = (presence: Presence = {}) =>
  Pattern(PATTERNS.id, 'is geen geldig kenmerk', { type: String, format: 'uuid' }, presence);

/** The id of a municipality, or `mine`: those that one is account manager or deputy of. */
export const IdOrMine = (presence: Presence = {}) =>
  Pattern(PATTERNS.idOrMine, 'is geen geldig kenmerk', { type: String, pattern: PATTERNS.idOrMine.source }, presence);

/** The id of somebody, or `none`: nobody. */
export const IdOrNone = (presence: Presence = {}) =>
  Pattern(PATTERNS.idOrNone, 'is geen geldig kenmerk', { type: String, pattern: PATTERNS.idOrNone.source }, presence);

/** A time of day in the Netherlands, such as `09:30`. */
export const TimeOfDay = (presence: Presence = {}) =>
  Pattern(PATTERNS.clock, 'is geen tijd als 09:30', { type: String, pattern: PATTERNS.clock.source }, presence);

/** The name of an account, as the login service of an organisation gives it. */
export const AccountName = (presence: Presence = {}) =>
  Pattern(
    PATTERNS.account,
    'moet 2 tot 120 zichtbare tekens hebben, zonder spaties',
    { type: String, pattern: PATTERNS.account.source, maxLength: 120 },
    presence,
  );

/** One e-mail address, without a name around it. */
export const Email = (presence: Presence = {}) =>
  Pattern(PATTERNS.email, 'is geen geldig e-mailadres', { type: String, format: 'email', maxLength: 254 }, presence);

/** A code of reference data, kebab-case. */
export const Code = (presence: Presence = {}) =>
  field(
    [
      IsString({ message: 'moet tekst zijn' }),
      MaxLength(60, { message: 'mag hoogstens 60 tekens lang zijn' }),
      Matches(PATTERNS.code, { message: 'is geen geldige code' }),
    ],
    { type: String, pattern: PATTERNS.code.source, maxLength: 60 },
    presence,
  );

/** The code of a region, such as `NN`. */
export const RegionCode = (presence: Presence = {}) =>
  Pattern(
    PATTERNS.regionCode,
    'is geen geldige regiocode',
    { type: String, pattern: PATTERNS.regionCode.source },
    presence,
  );

/** A month `YYYY-MM`. */
export const Month = (presence: Presence = {}) =>
  Pattern(
    PATTERNS.month,
    'moet een maand zijn als 2026-03',
    { type: String, pattern: PATTERNS.month.source },
    presence,
  );

/** A number of log entries, in a query. */
export const LogSize = (presence: Presence = {}) =>
  Pattern(PATTERNS.logSize, 'moet een geheel getal zijn', { type: String, pattern: PATTERNS.logSize.source }, presence);

/** Ids of log entries with commas between them, in a query. */
export const LogIds = (presence: Presence = {}) =>
  Pattern(
    PATTERNS.logIds,
    'moet bestaan uit hoogstens 50 kenmerken met komma’s ertussen',
    { type: String, pattern: PATTERNS.logIds.source },
    presence,
  );

function IsDay(): PropertyDecorator {
  return (target, key) =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: String(key),
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isCalendarDate(value),
        defaultMessage: () => 'moet een bestaande datum zijn als 2026-11-24',
      },
    });
}

/** An existing calendar date `YYYY-MM-DD`. */
export const Day = (presence: Presence = {}) => field([IsDay()], { type: String, format: 'date' }, presence);

/** An instant in UTC; only in answers. */
export const Instant = (presence: Presence = {}) =>
  field([IsString()], { type: String, format: 'date-time' }, presence);

/** Yes or no. */
export const Flag = (presence: Presence = {}) =>
  field([IsBoolean({ message: 'moet true of false zijn' })], { type: Boolean }, presence);

/** A whole number within bounds. */
export const Whole = (min: number, max: number, presence: Presence = {}) =>
  field(
    [
      IsInt({ message: 'moet een geheel getal zijn' }),
      Min(min, { message: `moet minstens ${min} zijn` }),
      Max(max, { message: `mag hoogstens ${max} zijn` }),
    ],
    { type: 'integer', minimum: min, maximum: max },
    presence,
  );

/** Whole numbers by name; only in answers. */
export const Counts = (presence: Presence = {}) =>
  field([], { type: 'object', additionalProperties: { type: 'integer' } }, presence);

/** An object of another class; only in answers. */
export const Anything = (presence: Presence = {}) =>
  field([], { type: 'object', additionalProperties: true }, presence);

/** An amount in whole euro cents, at most 10^12. */
export const Cents = (presence: Presence = {}) => Whole(0, 1_000_000_000_000, presence);

type Class = new () => object;

/** Another class of the contract. */
export const Nested = (type: () => Class, presence: Presence = {}) =>
  field(
    [IsObject({ message: 'moet een object zijn' }), ValidateNested({ message: 'is onjuist' }), Type(type)],
    // Swagger takes a function for a class that is told later only when it is named `type`.
    { type: () => type() },
    presence,
  );

/** A list of another class of the contract. */
export const NestedList = (type: () => Class, max: number, presence: Presence = {}) =>
  field(
    [
      IsArray({ message: 'moet een lijst zijn' }),
      ArrayMaxSize(max, { message: `mag hoogstens ${max} regels hebben` }),
      ValidateNested({ each: true, message: 'bevat een onjuiste regel' }),
      Type(type),
    ],
    { type: () => type(), isArray: true, maxItems: max },
    presence,
  );

/** A list of short free texts. */
export const Texts = (max: number, most: number, presence: Presence = {}) =>
  field(
    [
      IsArray({ message: 'moet een lijst zijn' }),
      ArrayMaxSize(most, { message: `mag hoogstens ${most} regels hebben` }),
      IsString({ each: true, message: 'mag alleen tekst bevatten' }),
      MaxLength(max, { each: true, message: `mag per regel hoogstens ${max} tekens lang zijn` }),
      Matches(/\S/, { each: true, message: 'mag geen lege regels bevatten' }),
    ],
    { type: 'array', items: { type: 'string', maxLength: max, minLength: 1 }, maxItems: most },
    presence,
  );

/** A list of ids, codes or choices, each at most once. */
export const ListOf = (item: { pattern?: RegExp; values?: readonly string[]; max: number }, presence: Presence = {}) =>
  field(
    [
      IsArray({ message: 'moet een lijst zijn' }),
      ArrayMaxSize(item.max, {
        message: `mag hoogstens ${item.max} regels hebben`,
      }),
      ArrayUnique({ message: 'mag niets dubbel bevatten' }),
      item.values
        ? IsIn(item.values as string[], {
            each: true,
            message: `mag alleen bevatten: ${item.values.join(', ')}`,
          })
        : Matches(item.pattern ?? PATTERNS.id, {
            each: true,
            message: 'bevat een ongeldig kenmerk',
          }),
    ],
    {
      type: 'array',
      items: item.values
        ? { type: 'string', enum: [...item.values] }
        : { type: 'string', pattern: (item.pattern ?? PATTERNS.id).source },
      maxItems: item.max,
      uniqueItems: true,
    },
    presence,
  );
