import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';
import { byKind } from './kind';

type Options = Pick<ColumnOptions, 'nullable' | 'unique' | 'default' | 'primary'>;

const uuid = byKind({ sqlite: 'text', postgres: 'uuid' } as const);

/** The id of a row: UUIDv7, given by us. */
export const Key = () => PrimaryColumn({ type: uuid });
/** The id of another row. */
export const Ref = (options: Options = {}) => Column({ type: uuid, ...options });
/** Text, a code or an enum value. */
export const Text = (options: Options = {}) => Column({ type: 'text', ...options });
/** An instant: ISO UTC milliseconds in TypeScript, on both databases. */
export const Instant = (options: Options = {}) =>
  Column({
    ...byKind({
      sqlite: { type: 'text' as const },
      postgres: { type: 'timestamptz' as const, precision: 3 },
    }),
    transformer: {
      to: (value: unknown) => value,
      from: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
    },
    ...options,
  });
/** A calendar date `YYYY-MM-DD`. */
export const Day = (options: Options = {}) =>
  Column({ type: byKind({ sqlite: 'text', postgres: 'date' } as const), ...options });
/** Yes or no. */
export const Flag = (options: Options = {}) => Column({ type: 'boolean', ...options });
/** A whole number. */
export const Whole = (options: Options = {}) => Column({ type: 'integer', ...options });
/** A whole number of 64 bits, such as a place in the log. */
export const Long = (options: Options = {}) =>
  Column({ type: byKind({ sqlite: 'integer', postgres: 'bigint' } as const), ...options });
/** Euro cents: 64 bits. */
export const Cents = (options: Options = {}) =>
  Column({
    type: byKind({ sqlite: 'integer', postgres: 'bigint' } as const),
    nullable: true,
    ...options,
  });
/** A value stored as JSON text, parsed on the way out. */
export const Json = (options: Options = {}) => Column({ type: 'simple-json', ...options });
/** Bytes as they are. */
export const Bytes = (options: Options = {}) =>
  Column({ type: byKind({ sqlite: 'blob', postgres: 'bytea' } as const), ...options });
