import { LIMITS } from './constants';
import { Flag, FreeText, Id, Instant, Line, NestedList, Whole } from './fields';

/** An internal note of RIEC staff on a case; no requester and no partner reads it. */
export class WriteNote {
  @FreeText(LIMITS.text, { min: 1, about: 'Alleen medewerkers van het RIEC lezen dit' })
  text!: string;
}

/** How a note read before it was changed. */
export class EarlierNote {
  @Line(LIMITS.text)
  text!: string;
  @Instant({ about: 'Vanaf wanneer de notitie zo luidde' })
  writtenAt!: string;
}

/** A note on a case. */
export class NoteAnswer {
  @Id()
  id!: string;
  @Line(LIMITS.text)
  text!: string;
  @Line(120)
  writtenBy!: string;
  @Instant()
  writtenAt!: string;
  @Instant({ nullable: true })
  changedAt!: string | null;
  @NestedList(() => EarlierNote, 200)
  earlier!: EarlierNote[];
  @Whole(1, 1_000_000)
  version!: number;
  @Flag({ about: 'Of u de notitie mag wijzigen: alleen de schrijver' })
  mayEdit!: boolean;
}

/** Notes of a case, newest first. */
export class NoteList {
  @NestedList(() => NoteAnswer, 500)
  items!: NoteAnswer[];
}

/** A note that was written. */
export class NoteWritten {
  @Id()
  noteId!: string;
}
