import type { FieldDef } from './field-def';

/** A form in a dialog beside a case: what it asks, what it says beforehand, and how it is sent. */
export interface PlainForm {
  readonly title: string;
  /** What will happen, and who will see it. */
  readonly about: readonly string[];
  readonly fields: readonly FieldDef[];
  readonly submit: string;
  readonly danger?: boolean;
  readonly done: string;
  /** Sends it; fails with a `Problem`. */
  readonly send: (body: Record<string, unknown>) => Promise<unknown>;
}
