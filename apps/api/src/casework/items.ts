import { AddDelivery, AddItem, ClassifyItem, type Classification, type MoveAnswer } from '@casusregie/contract';
import {
  CLOSED_LOCK_LABELS,
  closedLocks,
  FILLS_WPG_ARTICLE,
  isPolice,
  ITEM_USE_LABELS,
  liveAuthorisations,
  SOURCE_KIND_LABELS,
  type ClosedLock,
  type Need,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { subjectRow } from '../audit/processing';
import { actAnswer } from '../cases/case-acts';
import { ChangeCase, type Changed, type Desk } from '../cases/change-case';
import { InformationItem, ItemSubject } from '../database/entities';
import { places } from '../database/json';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

interface Request {
  readonly body: unknown;
  readonly once?: OnceKey | null;
}

const NEED_OF_LOCK: Record<ClosedLock, Need> = {
  'no-full-test': 'new-approved-test',
  'half-open-first': 'source-order-kept',
};

/** Refuses what a body says by itself: special categories ask for a written necessity (AVG art. 9). */
function checkSpecial({ special, specialNecessity }: Classification): void {
  if (special === true && !specialNecessity?.trim()) {
    throw invalid('specialNecessity', 'is nodig: schrijf op waarom de bijzondere persoonsgegevens noodzakelijk zijn');
  }
  if (special !== true && specialNecessity?.trim()) {
    throw invalid('special', 'is nodig als er een noodzaak is opgeschreven');
  }
}

const handlingOf = ({ handling, use }: { handling?: string | null; use?: Classification['use'] }): string | null =>
  handling?.trim() || (use ? ITEM_USE_LABELS[use] : null);

/** Information of partners: one piece, or a whole delivery at once. */
@Injectable()
export class Items {
  constructor(private readonly changes: ChangeCase) {}

  /** Records one piece of information of a partner. */
  add(caller: Caller, caseId: string, request: Request): Promise<MoveAnswer> {
    return this.deliver(caller, caseId, request, (body) => {
      const { happenedOn, text, ...rest } = shape(AddItem, body);
      return { ...rest, items: [{ happenedOn, text }] };
    });
  }

  /** Records several pieces of one source: what holds for all is told once. All or nothing. */
  addDelivery(caller: Caller, caseId: string, request: Request): Promise<MoveAnswer> {
    return this.deliver(caller, caseId, request, (body) => {
      const given = shape(AddDelivery, body);
      if (given.items.length === 0) throw invalid('items', 'noem ten minste één stuk informatie');
      return given;
    });
  }

  private deliver(
    caller: Caller,
    caseId: string,
    { body, once = null }: Request,
    read: (body: unknown) => AddDelivery,
  ): Promise<MoveAnswer> {
    let given = new AddDelivery();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addItem',
      once,
      shape: () => {
        given = read(body);
        checkSpecial(given);
      },
      change: (desk) => this.store(desk, given),
    });
  }

  private async store(desk: Desk, given: AddDelivery): Promise<Changed<MoveAnswer>> {
    const { tx, file, book, caller, now, today } = desk;
    const source = book.organisation(given.sourceId);
    if (!source) throw invalid('sourceId', 'bestaat niet');
    const late = given.items.findIndex(({ happenedOn }) => happenedOn > today);
    if (late >= 0)
      throw invalid(given.items.length > 1 ? `items.${late}.happenedOn` : 'happenedOn', 'ligt in de toekomst');
    this.checkWpg(desk, given, source.code);
    await this.checkSubjects(desk, given.subjectIds);
    if (given.sourceKind === 'closed') await this.checkOrder(desk);
    const deliveryId = newId();
    const rows = given.items.map(({ happenedOn, text }) => ({
      id: newId(),
      case_id: file.id,
      source_id: given.sourceId,
      source_kind: given.sourceKind,
      happened_on: happenedOn,
      recorded_at: now,
      recorded_by: caller.actor.personId,
      text,
      ground: given.ground ?? null,
      handling: handlingOf(given),
      delivery_id: deliveryId,
      reliability: given.reliability ?? null,
      item_use: given.use ?? null,
      wpg_article: given.wpgArticle ?? null,
      special_necessity: given.special ? (given.specialNecessity ?? null) : null,
    }));
    await tx.insert(InformationItem, rows);
    const subjectIds = given.subjectIds ?? [];
    const ties = rows.flatMap(({ id }) =>
      subjectIds.map((subject) => ({ item_id: id, subject_id: subject, case_id: file.id })),
    );
    if (ties.length > 0) await tx.insert(ItemSubject, ties);
    const words = `${source.name}, ${SOURCE_KIND_LABELS[given.sourceKind].toLowerCase()}`;
    return {
      answer: actAnswer(desk),
      events: [
        {
          type: 'item-added' as const,
          subject: rows.length > 1 ? `${words}, ${rows.length} stukken` : words,
          ...(rows.length === 1 && { happenedOn: rows[0]?.happened_on ?? today }),
        },
      ],
      payload: { items: rows.length },
      subjects: subjectIds.map(subjectRow),
    };
  }

  /** Closed sources come after half-open ones, and after a full test that a second person approved. */
  private async checkOrder({ tx, file }: Desk): Promise<void> {
    const row = await tx.first<{ tests: number; settled: number }>(
      `SELECT (SELECT count(*) FROM legality_tests t WHERE t.case_id = $1 AND t.depth = 'full' AND t.approved_on IS NOT NULL) AS tests,
         (SELECT count(*) FROM information_items i WHERE i.case_id = $1 AND i.source_kind IN ('half-open', 'skipped')) AS settled`,
      [file.id],
    );
    const locks = closedLocks({ fullTestApproved: Number(row?.tests) > 0, halfOpenSettled: Number(row?.settled) > 0 });
    if (locks.length === 0) return;
    throw new Refused('missing-need', locks.map((lock) => CLOSED_LOCK_LABELS[lock]).join(' '), {
      needs: locks.map((lock) => NEED_OF_LOCK[lock]),
    });
  }

  /** Only police data have a Wpg article, and only the information coordinator fills it in. */
  private checkWpg({ caller, today, file }: Desk, { wpgArticle }: Classification, code: string | null): void {
    if (wpgArticle === undefined) return;
    if (!isPolice(code)) throw invalid('wpgArticle', 'hoort alleen bij gegevens van de politie');
    const may = liveAuthorisations(caller.actor, today).some(
      ({ role, regionCodes }) =>
        role === FILLS_WPG_ARTICLE && (regionCodes === 'nation' || regionCodes.includes(file.region_code ?? '')),
    );
    if (!may) throw invalid('wpgArticle', 'vult de informatiecoördinator in');
  }

  private async checkSubjects({ tx, file }: Desk, subjectIds: readonly string[] | undefined): Promise<void> {
    if (!subjectIds || subjectIds.length === 0) return;
    const params: unknown[] = [file.id];
    const known = await tx.first<{ n: number }>(
      `SELECT count(*) AS n FROM subjects WHERE case_id = $1 AND ended_at IS NULL AND id IN (${places(params, subjectIds)})`,
      params,
    );
    if (Number(known?.n) !== subjectIds.length) {
      throw invalid('subjectIds', 'bevat een subject dat niet bij deze casus hoort');
    }
  }

  /** Classifies an item: its ground, how it may be used, how sure it is and whom it is about. */
  classify(caller: Caller, caseId: string, itemId: string, { body }: Request): Promise<MoveAnswer> {
    let given = new ClassifyItem();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addItem',
      shape: () => {
        given = shape(ClassifyItem, body);
        checkSpecial(given);
      },
      change: async (desk) => {
        const row = await desk.tx.first<InformationItem>(
          'SELECT * FROM information_items WHERE id = $1 AND case_id = $2',
          [itemId, caseId],
        );
        if (!row) throw unknown();
        this.checkWpg(desk, given, desk.book.organisation(row.source_id)?.code ?? null);
        await this.checkSubjects(desk, given.subjectIds);
        await desk.tx.run(
          `UPDATE information_items SET ground = $2, handling = $3, reliability = $4, item_use = $5, wpg_article = $6,
             special_necessity = $7 WHERE id = $1`,
          [
            itemId,
            given.ground,
            given.handling,
            given.reliability ?? row.reliability,
            given.use ?? row.item_use,
            given.wpgArticle ?? row.wpg_article,
            given.special === undefined ? row.special_necessity : given.special ? given.specialNecessity : null,
          ],
        );
        await this.tie(desk, itemId, given.subjectIds);
        return {
          answer: actAnswer(desk),
          events: [{ type: 'item-classified' as const, subject: given.handling }],
          subjects: (given.subjectIds ?? []).map(subjectRow),
        };
      },
    });
  }

  /** Says anew whom an item is about; says nothing when it is not told. */
  private async tie({ tx, file }: Desk, itemId: string, subjectIds: readonly string[] | undefined): Promise<void> {
    if (!subjectIds) return;
    await tx.run('DELETE FROM item_subjects WHERE item_id = $1', [itemId]);
    const ties = subjectIds.map((subject) => ({ item_id: itemId, subject_id: subject, case_id: file.id }));
    if (ties.length > 0) await tx.insert(ItemSubject, ties);
  }
}
