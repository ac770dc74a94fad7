import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { InterventionAnswer } from '@casusregie/contract';
import { Empty, Failure, FilterChips, Notice, PageHeader, Skeleton, Toasts, counted } from '@casusregie/ui';
import { problemOf } from '../server/problem';
import { InterventionDialog } from './intervention-dialog';
import { InterventionList, isSettled } from './intervention-list';
import { InterventionsClient } from './interventions-client';

/** Whether the owner has something to do with it: it runs, or the RIEC recorded something that waits for confirmation. */
const asksSomething = (row: InterventionAnswer): boolean => !isSettled(row) || (row.toBeConfirmed && row.mayUpdate);

/** The interventions of one's own organisation over all cases, with status, result and amounts to keep up. */
@Component({
  selector: 'app-interventions-page',
  imports: [Empty, Failure, FilterChips, InterventionDialog, InterventionList, Notice, PageHeader, Skeleton],
  template: `
    <div class="ui-stack">
      <ui-page-header title="Interventies" [sub]="sub()" />
      @if (list.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        @if (waiting() > 0) {
          <ui-notice tone="warning">
            <p>
              Bij {{ waiting() === 1 ? 'één interventie' : waiting() + ' interventies' }} geldt: nog niet uitvoeren, tot
              nader bericht van het RIEC.
            </p>
          </ui-notice>
        }
        @if (all().length > 0) {
          <ui-filter-chips
            label="Stand"
            [single]="true"
            [options]="options()"
            [selected]="selected()"
            (selectedChange)="filter($event)"
          />
        }
        @if (rows().length > 0) {
          <app-intervention-list
            label="Interventies van uw organisatie"
            [rows]="rows()"
            [showCase]="true"
            [canConfirm]="true"
            [busy]="confirming()"
            (confirmed)="confirm($event)"
            (edit)="editing.set($event)"
          />
        } @else {
          <ui-empty [icon]="all().length > 0 ? 'check' : 'shield'" [title]="emptyTitle()" [text]="emptyText()" />
        }
      } @else {
        <ui-skeleton [rows]="6" [columns]="6" label="Interventies worden geladen" />
      }
    </div>
    <app-intervention-dialog [(row)]="editing" (updated)="take($event)" (stale)="list.reload()" />
  `,
})
export class InterventionsPage {
  /** `afgerond` or `alle`, from the address; else what is open. */
  readonly stand = input<string>();
  private readonly router = inject(Router);
  private readonly interventions = inject(InterventionsClient);
  private readonly toasts = inject(Toasts);
  protected readonly list = this.interventions.list();
  /** The row of which is being said that nothing changed. */
  protected readonly confirming = signal('');
  protected readonly editing = signal<InterventionAnswer | null>(null);

  protected readonly all = computed(() => (this.list.hasValue() ? (this.list.value()?.items ?? []) : []));
  protected readonly part = computed(() =>
    this.stand() === 'afgerond' || this.stand() === 'alle' ? this.stand() : 'open',
  );
  private readonly open = computed(() => this.all().filter(asksSomething));
  protected readonly rows = computed(() => {
    if (this.part() === 'alle') return this.all();
    return this.part() === 'open' ? this.open() : this.all().filter((row) => !asksSomething(row));
  });
  protected readonly selected = computed<readonly string[]>(() =>
    this.part() === 'alle' ? [] : [this.part() ?? 'open'],
  );
  protected readonly waiting = computed(() => this.open().filter(({ notYet }) => notYet).length);
  protected readonly options = computed(() => [
    { value: 'open', label: 'Open', count: this.open().length },
    { value: 'afgerond', label: 'Afgerond', count: this.all().length - this.open().length },
  ]);
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly sub = computed(() =>
    this.list.hasValue()
      ? this.open().length > 0
        ? `${counted(this.open().length, 'interventie', 'interventies')} van uw organisatie open.`
        : 'Er staat geen interventie van uw organisatie open.'
      : 'Wat uw organisatie in casussen heeft toegezegd.',
  );
  protected readonly emptyTitle = computed(() => {
    if (this.all().length === 0) return 'Uw organisatie heeft geen interventies.';
    return this.part() === 'open' ? 'Alle interventies zijn afgerond.' : 'Er is nog geen interventie afgerond.';
  });
  protected readonly emptyText = computed(() =>
    this.all().length === 0 ? 'Zegt uw organisatie in een plan van aanpak iets toe, dan staat het hier.' : '',
  );

  protected filter([part]: readonly string[]): void {
    void this.router.navigate([], {
      queryParams: { stand: part === 'open' ? null : (part ?? 'alle') },
      replaceUrl: true,
    });
  }

  protected async confirm(row: InterventionAnswer): Promise<void> {
    if (this.confirming()) return;
    this.confirming.set(row.id);
    try {
      this.take(await this.interventions.confirm(row));
      this.toasts.show(`Geen wijziging bij ${row.caseNumber}: vastgelegd.`);
    } catch (error) {
      const problem = problemOf(error);
      this.toasts.show(`Niet vastgelegd. ${problem.detail}`, 'danger');
      if (problem.isStale) this.list.reload();
    } finally {
      this.confirming.set('');
    }
  }

  protected take(row: InterventionAnswer): void {
    this.list.update((before) => before && { items: before.items.map((one) => (one.id === row.id ? row : one)) });
  }
}
