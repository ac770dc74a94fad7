import type { GrantKind, Role } from '@casusregie/domain';

/** What a field holds while it is filled in: text, a tick, or several. */
export type Value = string | boolean | readonly string[];
/** All fields of a form by name. */
export type Values = Readonly<Record<string, Value>>;

/** One thing that can be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** The heading under which it stands. */
  readonly group?: string;
}

/** Which control a field has. `lines` is a text of which every line counts; `euro` an amount; `destination` a desk or region. */
export type FieldKind =
  'line' | 'text' | 'date' | 'select' | 'radio' | 'flag' | 'checks' | 'partners' | 'lines' | 'euro' | 'destination';

/** Where the options of a field come from, when the server has them. */
export type OptionSource =
  | { readonly from: 'colleagues'; readonly roles?: readonly Role[] }
  | { readonly from: 'grant-candidates'; readonly kind: GrantKind }
  | { readonly from: 'desks' | 'destinations' | 'themes' | 'organisations' | 'meetings' | 'agendas' };

/** One field of a form. Its name is its path in what is sent: `decision.heldOn`. */
export interface FieldDef {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  readonly example?: string;
  readonly required?: boolean;
  /** The most characters. */
  readonly max?: number;
  readonly options?: readonly Option[] | ((values: Values) => readonly Option[]);
  readonly source?: OptionSource | ((values: Values) => OptionSource);
  /** The text field that begins with the region's words for what is chosen here, until somebody types in it. */
  readonly fills?: string;
  /** Sent even when nothing is chosen. */
  readonly keepEmpty?: boolean;
  readonly value?: Value;
  /** Whether the field is there, given the others. */
  readonly when?: (values: Values) => boolean;
  /** What is wrong with the value, in words; empty when nothing is. */
  readonly check?: (value: Value, values: Values) => string;
}

/** The id of the control of a field: its path with dashes. */
export const idOf = (name: string): string => name.replaceAll('.', '-');

/** Whether nothing was filled in. */
export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  value === false ||
  (typeof value === 'string' ? value.trim() === '' : value === true ? false : value.length === 0);

/** A value as text; empty when it is something else. */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
/** A value as a list; empty when it is something else. */
export const listOf = (value: Value | undefined): readonly string[] => (typeof value === 'object' ? value : []);

/** The fields that are there now. */
export const shownFields = (fields: readonly FieldDef[], values: Values): FieldDef[] =>
  fields.filter(({ when }) => !when || when(values));

/** The values to begin with. */
export const startValues = (fields: readonly FieldDef[]): Values =>
  Object.fromEntries(fields.map(({ name, kind, value }) => [name, value ?? EMPTY[kind] ?? '']));

const EMPTY: Partial<Record<FieldKind, Value>> = { flag: false, checks: [], partners: [] };
