/** Every way in which a log can be found wrong, with what it means. */
export const FINDINGS = {
  'leaf-changed': 'the fields of an entry do not give its hash',
  'sequence-gap': 'numbers are missing',
  'sequence-repeated': 'a number comes twice',
  'order-changed': 'an entry stands before one with a lower number',
  'event-repeated': 'one event stands in the log twice',
  'history-changed': 'the entries are not those that were signed',
  truncated: 'more entries were signed than there are',
  unsigned: 'entries stand after the last checkpoint',
  'checkpoint-unreadable': 'a checkpoint cannot be read',
  'log-signature-wrong': 'a checkpoint was not signed by the log',
  'witness-signature-wrong': 'what stands under the name of a witness was not signed by it',
  'too-few-witnesses': 'too few witnesses signed lately',
  forked: 'the log signed two different histories',
  'rolled-back': 'the log was longer before',
  'checkpoint-removed': 'a checkpoint that was given out is no longer in the log',
  'checkpoint-order': 'a checkpoint is smaller or older than the one before',
  'clock-back': 'the clock went back',
  'checkpoint-late': 'an entry was signed too late',
  'payload-changed': 'what lies beside an entry is not what was written',
  'destroyed-without-ground': 'what lay beside an entry is gone, and no entry says on what ground',
  'event-missing': 'the event is not in the log',
} as const;
export type FindingKind = keyof typeof FINDINGS;

/** One thing that is wrong, and where. */
export interface Finding {
  readonly kind: FindingKind;
  readonly says: string;
}

/** Gathers findings; of one kind no more than a page is kept, and the rest counted. */
export class Findings {
  readonly list: Finding[] = [];
  readonly counts: Partial<Record<FindingKind, number>> = {};

  add(kind: FindingKind, where: string): void {
    const count = (this.counts[kind] ?? 0) + 1;
    this.counts[kind] = count;
    if (count <= 20) this.list.push({ kind, says: `${where}: ${FINDINGS[kind]}` });
  }
}
