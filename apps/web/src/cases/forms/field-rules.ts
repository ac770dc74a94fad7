import { LIMITS } from '@casusregie/contract/constants';
import { isCalendarDate } from '@casusregie/domain';
import type { FieldError } from '@casusregie/ui';
import { idOf, isEmpty, listOf, shownFields, textOf, type FieldDef, type Value, type Values } from './field-def';

/** The most characters of each kind of text, unless the field says otherwise. */
const MAX: Partial<Record<FieldDef['kind'], number>> = { line: LIMITS.short, text: LIMITS.text };

/** The most characters a field may hold; 0 when it holds no text. */
export const maxOf = ({ kind, max }: FieldDef): number => max ?? MAX[kind] ?? 0;

const AMOUNT = /^\d{1,3}(\.?\d{3})*(,\d{1,2})?$/;

/** Whole cents from an amount as people type it: *84.000* or *1250,50*. Null when it is no amount. */
export function centsOf(text: string): number | null {
  const plain = text.trim().replace(/^€\s*/, '');
  if (!AMOUNT.test(plain)) return null;
  const [euros = '', cents = ''] = plain.replaceAll('.', '').split(',');
  return Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}

function fault(field: FieldDef, values: Values): string {
  const value = values[field.name];
  const { label, required, kind, check } = field;
  if (isEmpty(value)) return required ? (MISSING[kind] ?? `Vul in: ${label.toLowerCase().replace(/\?$/, '')}.`) : '';
  const text = textOf(value);
  const most = maxOf(field);
  if (most > 0 && text.length > most) return `${label}: maak de tekst ${text.length - most} tekens korter.`;
  if (kind === 'date' && !isCalendarDate(text)) return `${label}: vul een bestaande datum in.`;
  if (kind === 'euro' && centsOf(text) === null) return `${label}: vul een bedrag in, bijvoorbeeld 1.250,50.`;
  return check?.(value as Value, values) ?? '';
}

const MISSING: Partial<Record<FieldDef['kind'], string>> = {
  checks: 'Kies ten minste één mogelijkheid.',
  partners: 'Kies ten minste één organisatie.',
  destination: 'Kies waarheen u doorverwijst.',
};

/** Everything that is wrong, in the order of the form; empty when it can be sent. */
export const faultsOf = (fields: readonly FieldDef[], values: Values): FieldError[] =>
  shownFields(fields, values).flatMap((field) => {
    const message = fault(field, values);
    return message ? [{ fieldId: idOf(field.name), message }] : [];
  });

function sent({ kind }: FieldDef, value: Value): unknown {
  const text = textOf(value);
  if (kind === 'lines')
    return [
      ...new Set(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ];
  if (kind === 'euro') return centsOf(text);
  if (kind === 'destination') {
    const [place, code] = text.split(':');
    return { kind: place, code };
  }
  return kind === 'line' || kind === 'text' ? text.trim() : value;
}

/** What is sent: the fields that are there and filled, nested by their paths. */
export function bodyOf(fields: readonly FieldDef[], values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of shownFields(fields, values)) {
    const value = values[field.name] ?? '';
    if (isEmpty(value) && !field.keepEmpty) continue;
    const path = field.name.split('.');
    const last = path.pop() ?? '';
    let place = body;
    for (const part of path) place = (place[part] ??= {}) as Record<string, unknown>;
    place[last] = field.keepEmpty && isEmpty(value) ? listOf(value) : sent(field, value);
  }
  return body;
}
