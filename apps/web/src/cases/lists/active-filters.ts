import { Component, computed, inject, input, output } from '@angular/core';
import type { ColleagueRow, Labelled } from '@casusregie/contract';
import { KIND_ROWS, PRIORITY_LABELS, type Kind, type Priority } from '@casusregie/domain';
import { Icon } from '@casusregie/ui';
import { figureLabel, monthLabel } from '../../reports/figure-words';
import { ReferenceClient } from '../reference-client';
import type { FilterName, ListView } from './list-query';

/** What a list is filtered on in words, each with a button that takes it away. Phase and state are chips already. */
@Component({
  selector: 'app-active-filters',
  imports: [Icon],
  template: `
    <ul class="filters" aria-label="Actieve filters">
      @for (one of active(); track one.name) {
        <li>
          <button type="button" class="filter" (click)="removed.emit(one.name)">
            <span class="ui-visually-hidden">Filter weghalen: </span>{{ one.text }}<ui-icon name="close" />
          </button>
        </li>
      }
      <li><button type="button" class="ui-link-button" (click)="cleared.emit()">Wis alle filters</button></li>
    </ul>
  `,
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      align-items: center;
    }
    .filter {
      display: inline-flex;
      gap: var(--space-2);
      align-items: center;
      min-block-size: 2rem;
      padding: 0 var(--space-3);
      font-size: var(--text-list);
      color: var(--accent);
      background: var(--accent-soft);
      border: 1px solid transparent;
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    .filter:hover {
      border-color: var(--accent);
    }
    ui-icon {
      font-size: 0.85em;
    }
  `,
})
export class ActiveFilters {
  readonly view = input.required<ListView>();
  readonly themes = input<readonly Labelled[]>([]);
  readonly colleagues = input<readonly ColleagueRow[]>([]);
  readonly removed = output<FilterName>();
  readonly cleared = output<void>();
  private readonly reference = inject(ReferenceClient);

  protected readonly active = computed(() => {
    const { filters } = this.view();
    const organisation = (id: string): string =>
      this.reference.organisations().find((one) => one.id === id)?.name ?? 'gekozen organisatie';
    const words: Partial<Record<FilterName, (value: string) => string>> = {
      number: (value) => `Nummer ${value}`,
      kind: (value) => KIND_ROWS[value as Kind].label,
      theme: (value) => `Thema ${this.themes().find(({ code }) => code === value)?.label ?? value}`,
      municipality: (value) => (value === 'mine' ? 'Mijn gemeenten' : `Gemeente ${organisation(value)}`),
      organisation: (value) => `Inbrenger ${organisation(value)}`,
      region: (value) => `Regio ${this.reference.regions().find(({ code }) => code === value)?.name ?? value}`,
      handler: (value) =>
        value === 'none'
          ? 'Zonder behandelaar'
          : `Behandelaar ${this.colleagues().find(({ id }) => id === value)?.name ?? 'gekozen collega'}`,
      priority: (value) => `Prioriteit ${PRIORITY_LABELS[value as Priority].toLowerCase()}`,
      figure: (value) => `Cijfer: ${figureLabel(value).toLowerCase()} in ${monthLabel(filters.month ?? '')}`,
    };
    return (Object.keys(words) as FilterName[]).flatMap((name) => {
      const value = filters[name];
      return value ? [{ name, text: words[name]?.(value) ?? value }] : [];
    });
  });
}
