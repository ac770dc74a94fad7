import type { AgendaReason, State, View } from '@casusregie/domain';
import { loadAccesses, type KnownAccess } from '../cases/case-access';
import type { MeetingItem } from '../database/entities';
import type { Sql } from '../database/sql';
import type { Caller } from '../identity/caller';
import type { OpenBook } from '../organisations/reference-book';
import { viewOfItem, type ReachedMeeting } from './meeting-access';

/** An item with what its case is told by. */
export interface ItemRow extends MeetingItem {
  number: string;
  title: string | null;
  state: State;
  reason: AgendaReason;
  typist: string | null;
}

/** An item that somebody sees, and how. */
export interface SeenItem {
  readonly row: ItemRow;
  readonly known: KnownAccess;
  readonly view: View;
}

const ITEMS = `SELECT i.*, c.number, c.title, c.state, p.name AS typist FROM meeting_items i JOIN case_files c ON c.id = i.case_id
  LEFT JOIN persons p ON p.id = i.typed_by WHERE i.meeting_id = $1 ORDER BY i.position, i.id`;

/**
 * The agenda of a meeting, and what of it the caller sees. Where the database shows only what is within reach, `all` is no
 * more than that, with the place of each.
 */
export async function agendaOf(
  sql: Sql,
  caller: Caller,
  reached: ReachedMeeting,
  { book, today, now }: { book: OpenBook; today: string; now: string },
): Promise<{ all: ReadonlyMap<string, number>; seen: readonly SeenItem[] }> {
  const rows = await sql.all<ItemRow>(ITEMS, [reached.meeting.id]);
  const cases = await loadAccesses(
    sql,
    rows.map(({ case_id }) => case_id),
    book,
    { today, now },
  );
  const seen = rows.flatMap((row) => {
    const known = cases.get(row.case_id);
    const view = viewOfItem(caller, reached, { access: known?.access, today });
    return known && view ? [{ row, known, view }] : [];
  });
  return { all: new Map(rows.map(({ id, position }) => [id, Number(position)])), seen };
}
