import type { StaffCase } from '@casusregie/contract';
import type { CasesClient } from '../cases-client';
import type { FieldDef, Values } from './field-def';

/** What a form is sent with. */
export interface Sending {
  readonly client: CasesClient;
  readonly file: StaffCase;
  readonly body: Record<string, unknown>;
}

/** A form in a dialog: what it asks, what it says beforehand, and how it is sent. */
export interface CaseForm {
  readonly title: string;
  /** What will happen, and who will see it. */
  readonly about: (values: Values) => readonly string[];
  readonly fields: readonly FieldDef[];
  /** Folded away: when it happened, who passed it on. */
  readonly afterwards?: readonly FieldDef[];
  /** The act itself, never *OK*. */
  readonly submit: string;
  readonly danger?: boolean;
  readonly size?: 'medium' | 'large';
  /** Told when it was done. */
  readonly done: string;
  /** Sends it; fails with a `Problem`. */
  readonly send: (sending: Sending) => Promise<unknown>;
}
