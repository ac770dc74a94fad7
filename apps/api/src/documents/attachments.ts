import type { Readable } from 'node:stream';
import { LIMITS, type AttachmentAnswer, type MoveAnswer } from '@casusregie/contract';
import { decide, isDraft } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { actAnswer } from '../cases/case-acts';
import { loadCase, viewFor } from '../cases/case-access';
import { ChangeCase, permit } from '../cases/change-case';
import { Attachment } from '../database/entities';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { FileStore } from './file-store';

/** A name without path, control characters or direction marks; at most 200 characters. */
export const safeName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    // eslint-disable-next-line no-control-regex -- these are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(-200) || 'bestand';

/** Files that belong to a case. */
@Injectable()
export class Attachments {
  constructor(
    private readonly changes: ChangeCase,
    private readonly store: FileStore,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  private async mayAdd(caller: Caller, caseId: string): Promise<void> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    permit(decide({ action: 'addAttachment', actor: caller.actor, access, today }));
  }

  /** Adds a file: first the right to, then the bytes, then the row; a failure leaves nothing behind. */
  async add(caller: Caller, caseId: string, file: { name: string; content: Readable }): Promise<AttachmentAnswer> {
    await this.mayAdd(caller, caseId);
    const id = newId();
    const name = safeName(file.name);
    const stored = await this.store.store(id, name, file.content);
    try {
      return await this.changes.run<AttachmentAnswer>(caller, {
        caseId,
        action: 'addAttachment',
        change: async (desk) => {
          const known = await desk.tx.first<{ n: number }>('SELECT count(*) AS n FROM attachments WHERE case_id = $1', [
            caseId,
          ]);
          if (Number(known?.n) >= LIMITS.attachments) {
            throw invalid('file', `een casus kan hoogstens ${LIMITS.attachments} bijlagen hebben`);
          }
          const byRequester = desk.view === 'requester' || isDraft(desk.file.state);
          await desk.tx.insert(Attachment, {
            id,
            case_id: caseId,
            name,
            bytes: stored.bytes,
            type: stored.type,
            sha256: stored.sha256,
            key_material: stored.keyMaterial,
            by_requester: byRequester,
            added_by: caller.actor.personId,
            added_at: desk.now,
          });
          return {
            answer: {
              id,
              name,
              bytes: stored.bytes,
              type: stored.type,
              sha256: stored.sha256,
              addedAt: desk.now,
              addedBy: caller.person.name,
            },
            events: isDraft(desk.file.state)
              ? []
              : [{ type: 'attachment-added' as const, subject: name, forRequester: byRequester }],
            tellsRequester: byRequester,
            payload: { attachmentId: id, bytes: stored.bytes },
          };
        },
      });
    } catch (error) {
      await this.store.remove(id);
      throw error;
    }
  }

  /** Opens a file for reading; requesters see only what the requester added. */
  async open(caller: Caller, caseId: string, id: string): Promise<{ row: Attachment; content: Readable }> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    const { view } = viewFor(caller.actor, access, today);
    const { authorisation } = permit(decide({ action: 'readAttachment', actor: caller.actor, access, today }));
    const row = await this.reads.first<Attachment>('SELECT * FROM attachments WHERE id = $1 AND case_id = $2', [
      id,
      caseId,
    ]);
    if (!row || (view === 'requester' && !row.by_requester)) throw unknown();
    await this.log.read(caller, {
      act: 'readAttachment',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { attachmentId: id },
    });
    return { row, content: this.store.read(id, row.key_material) };
  }

  /** Takes a file out of a draft. */
  async remove(caller: Caller, caseId: string, id: string): Promise<MoveAnswer> {
    const answer = await this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addAttachment',
      change: async (desk) => {
        const draft = decide({ action: 'editDraft', actor: caller.actor, access: desk.access, today: desk.today });
        if (!draft.allowed) throw new Refused('wrong-moment', 'Een bijlage kan alleen uit een concept worden gehaald.');
        const changed = await desk.tx.run('DELETE FROM attachments WHERE id = $1 AND case_id = $2', [id, caseId]);
        if (changed !== 1) throw unknown();
        return { answer: actAnswer(desk, true), events: [], tellsRequester: true };
      },
    });
    await this.store.remove(id);
    return answer;
  }
}
