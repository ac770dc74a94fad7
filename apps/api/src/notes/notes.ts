import { WriteNote, type NoteAnswer, type NoteList, type NoteWritten } from '@casusregie/contract';
import { decide } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { loadCase } from '../cases/case-access';
import { ChangeCase, permit, requireVersion } from '../cases/change-case';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { Refused } from '../shared/refusal';
import { shape } from '../shared/shape';

interface Note {
  readonly id: string;
  readonly case_id: string;
  readonly text: string;
  readonly written_by: string;
  readonly name: string;
  readonly written_at: string;
  readonly changed_at: string | null;
  readonly version: number;
}
interface Earlier {
  readonly note_id: string;
  readonly text: string;
  readonly written_at: string;
}

const NOTES = 'SELECT n.*, p.name FROM case_notes n JOIN persons p ON p.id = n.written_by';
const MOST = 500;

/** Internal notes on a case: RIEC staff of the region only. The writer may change one; how it read before stays. */
@Injectable()
export class Notes {
  constructor(
    private readonly changes: ChangeCase,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** The notes of a case, newest first, each with how it read before. */
  async list(caller: Caller, caseId: string): Promise<NoteList> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    const { authorisation } = permit(decide({ action: 'readNotes', actor: caller.actor, access, today }));
    const rows = await this.reads.all<Note>(
      `${NOTES} WHERE n.case_id = $1 ORDER BY n.written_at DESC, n.id DESC LIMIT ${MOST}`,
      [caseId],
    );
    const earlier = await this.reads.all<Earlier>(
      'SELECT note_id, text, written_at FROM case_note_versions WHERE case_id = $1 ORDER BY written_at DESC, id DESC',
      [caseId],
    );
    await this.log.read(caller, {
      act: 'readNotes',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { ids: rows.map(({ id }) => id) },
    });
    const mayWrite = decide({ action: 'writeNote', actor: caller.actor, access, today }).allowed;
    return {
      items: rows.map((row) =>
        noteAnswer(row, {
          earlier: earlier.filter(({ note_id }) => note_id === row.id),
          mayEdit: mayWrite && row.written_by === caller.actor.personId,
        }),
      ),
    };
  }

  /** Writes a note. No version, clock or order of another view tells of it. */
  write(caller: Caller, caseId: string, { body, once }: { body: unknown; once: OnceKey | null }): Promise<NoteWritten> {
    let given = new WriteNote();
    return this.changes.run<NoteWritten>(caller, {
      caseId,
      action: 'writeNote',
      once,
      shape: () => {
        given = shape(WriteNote, body);
      },
      change: async ({ tx, now }) => {
        const noteId = newId();
        await tx.run(
          'INSERT INTO case_notes (id, case_id, text, written_by, written_at, version) VALUES ($1, $2, $3, $4, $5, 1)',
          [noteId, caseId, given.text, caller.actor.personId, now],
        );
        return { answer: { noteId }, untold: true, events: [{ type: 'note-added' as const }], payload: { noteId } };
      },
    });
  }

  /** Changes a note of one's own; how it read before is kept. */
  async change(
    caller: Caller,
    noteId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<NoteAnswer> {
    const seen = await this.reads.first<Note>(`${NOTES} WHERE n.id = $1`, [noteId]);
    if (!seen) return this.changes.refuseUnseen(caller, { table: 'case_notes', id: noteId, action: 'writeNote' });
    let given = new WriteNote();
    return this.changes.run<NoteAnswer>(caller, {
      caseId: seen.case_id,
      action: 'writeNote',
      shape: () => {
        if (seen.written_by !== caller.actor.personId) {
          throw new Refused('wrong-role', 'Alleen de schrijver wijzigt een notitie.');
        }
        given = shape(WriteNote, body);
      },
      change: async ({ tx, now }) => {
        const row = (await tx.first<Note>(`${NOTES} WHERE n.id = $1`, [noteId])) as Note;
        const answer = (note: Note): NoteAnswer => noteAnswer(note, { earlier: [], mayEdit: true });
        if (ifMatch !== undefined && ifMatch.replace(/\D/g, '') !== String(row.version)) {
          throw new Refused('stale-version', 'Deze notitie is intussen gewijzigd.', { current: answer(row) });
        }
        requireVersion(ifMatch, row.version);
        await tx.run(
          'INSERT INTO case_note_versions (id, note_id, case_id, text, written_at) VALUES ($1, $2, $3, $4, $5)',
          [newId(), noteId, row.case_id, row.text, row.changed_at ?? row.written_at],
        );
        await tx.run('UPDATE case_notes SET text = $2, changed_at = $3, version = version + 1 WHERE id = $1', [
          noteId,
          given.text,
          now,
        ]);
        const changed = { ...row, text: given.text, changed_at: now, version: row.version + 1 };
        const earlier = [{ note_id: noteId, text: row.text, written_at: row.changed_at ?? row.written_at }];
        return {
          answer: noteAnswer(changed, { earlier, mayEdit: true }),
          untold: true,
          events: [{ type: 'note-changed' as const }],
          payload: { noteId },
        };
      },
    });
  }
}

const noteAnswer = (
  row: Note,
  { earlier, mayEdit }: { earlier: readonly Earlier[]; mayEdit: boolean },
): NoteAnswer => ({
  id: row.id,
  text: row.text,
  writtenBy: row.name,
  writtenAt: row.written_at,
  changedAt: row.changed_at,
  earlier: earlier.map(({ text, written_at }) => ({ text, writtenAt: written_at })),
  version: row.version,
  mayEdit,
});
