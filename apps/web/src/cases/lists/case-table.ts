import { Component, computed, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseRow } from '@casusregie/contract';
import { LIST_COLUMN_LABELS, PRIORITY_LABELS, USUAL_COLUMNS, type ListColumn } from '@casusregie/domain';
import { Deadline, Icon, RowKeys, ShortDatePipe, SortHead, StateBadge, type Sorting } from '@casusregie/ui';
import { KIND_SHORT, stateLabel, stateTone } from '../state-words';

/** Cases as a worklist: number, title, municipality, theme, state, handler, due, last change. */
@Component({
  selector: 'app-case-table',
  imports: [Deadline, Icon, RouterLink, RowKeys, ShortDatePipe, SortHead, StateBadge],
  templateUrl: './case-table.html',
  styleUrl: './case-table.css',
})
export class CaseTable {
  readonly rows = input.required<readonly CaseRow[]>();
  /** The accessible name of the table. */
  readonly label = input.required<string>();
  /** Null where the order is fixed: heads are then plain words. */
  readonly sorting = input<Sorting | null>(null);
  /** What a partner or case director sees has no handler and no term. */
  readonly forStaff = input(true);
  /** Not where every row has the same one. */
  readonly withHandler = input(true);
  /** What is shown beside number and subject. */
  readonly columns = input<readonly ListColumn[]>(USUAL_COLUMNS);
  /** The rows that are ticked, where rows can be; null where they cannot. */
  readonly ticked = model<ReadonlySet<string> | null>(null);
  readonly sorted = output<Sorting>();

  protected readonly state = stateLabel;
  protected readonly tone = stateTone;
  protected readonly shown = computed(() =>
    this.columns().filter((column) =>
      column === 'handler' ? this.forStaff() && this.withHandler() : column !== 'dueOn' || this.forStaff(),
    ),
  );
  protected readonly heads = computed(() => this.sorting() !== null);

  protected labelOf(column: ListColumn): string {
    return LIST_COLUMN_LABELS[column];
  }

  /** What a column shows that is no more than a text. */
  protected textOf(row: CaseRow, column: ListColumn): string {
    if (column === 'kind') return this.kindOf(row) || '–';
    if (column === 'priority') return row.priority ? PRIORITY_LABELS[row.priority] : '–';
    if (column === 'municipality') return row.municipality || '–';
    return row.organisation || '–';
  }

  protected readonly allTicked = computed(() => this.rows().every(({ id }) => this.ticked()?.has(id)));

  protected tick(ids: readonly string[], on: boolean): void {
    const next = new Set(this.ticked());
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    this.ticked.set(next);
  }

  protected tickAll(on: boolean): void {
    this.tick(
      this.rows().map(({ id }) => id),
      on,
    );
  }

  protected kindOf({ kind }: CaseRow): string {
    return kind ? KIND_SHORT[kind] : '';
  }

  /** A term that is told by the state itself stands still. */
  protected stands({ state }: CaseRow): boolean {
    return state === 'info-requested';
  }

  /** Only what is not normal gets a word. */
  protected priorityOf({ priority }: CaseRow): string {
    return priority && priority !== 'normal' ? `Prioriteit ${PRIORITY_LABELS[priority].toLowerCase()}` : '';
  }
}
