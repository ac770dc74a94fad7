import { Component, OnInit, computed, input, model } from '@angular/core';
import { REASONS, REASON_ROWS, type Reason, type SettingValue } from '@casusregie/domain';
import { Control, Field, Icon, todayHere } from '@casusregie/ui';
import { GuardedText } from '../requests/guarded-text';

/** A code for a theme, from its name: the region, the name and the month, so that a later theme has another. */
export const themeCode = (region: string, label: string, month: string): string =>
  [region, label, month]
    .join('-')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');

/** Meetings, themes and texts for reasons: rows that can be added and taken out. */
@Component({
  selector: 'app-list-editor',
  imports: [Control, Field, GuardedText, Icon],
  template: `
    @for (row of value().meetings ?? []; track $index; let at = $index) {
      <fieldset class="ui-fieldset row">
        <legend class="ui-legend">Overleg {{ at + 1 }}</legend>
        <ui-field label="Naam" [fieldId]="'meetings-' + at">
          <input
            #name
            class="ui-input"
            maxlength="80"
            uiControl
            [value]="row.name"
            (input)="meeting(at, { name: name.value })"
          />
        </ui-field>
        <ui-field label="Om de hoeveel weken?">
          <input
            #weeks
            class="ui-input ui-input-short"
            type="number"
            min="1"
            max="52"
            uiControl
            [value]="row.everyWeeks"
            (change)="meeting(at, { everyWeeks: weeks.valueAsNumber })"
          />
        </ui-field>
        <button type="button" class="ui-button ui-button-small" (click)="drop(at)">
          <ui-icon name="trash" />Haal weg<span class="ui-visually-hidden">: {{ row.name }}</span>
        </button>
      </fieldset>
    }
    @for (row of value().themes ?? []; track $index; let at = $index) {
      <fieldset class="ui-fieldset row">
        <legend class="ui-legend">Thema {{ at + 1 }}</legend>
        <ui-field label="Naam van het thema" [fieldId]="'themes-' + at">
          <input
            #label
            class="ui-input"
            maxlength="60"
            uiControl
            [value]="row.label"
            (input)="theme(at, label.value)"
          />
        </ui-field>
        <button type="button" class="ui-button ui-button-small" (click)="drop(at)">
          <ui-icon name="trash" />Haal weg<span class="ui-visually-hidden">: {{ row.label }}</span>
        </button>
      </fieldset>
    }
    @for (row of value().reasonTexts ?? []; track row.reason; let at = $index) {
      <div class="row">
        <app-guarded-text
          [label]="reasons[row.reason].label"
          [fieldId]="'reasonTexts-' + at"
          [rows]="3"
          [limit]="2000"
          [value]="row.text"
          (valueChange)="reasonText(at, $event)"
        />
        <button type="button" class="ui-button ui-button-small" (click)="drop(at)">
          <ui-icon name="trash" />Haal weg<span class="ui-visually-hidden">: {{ reasons[row.reason].label }}</span>
        </button>
      </div>
    }
    @if (part() === 'reasonTexts') {
      <ui-field label="Tekst toevoegen bij een reden" [optional]="true">
        <select #reason class="ui-select" uiControl (change)="addReason(reason.value); reason.value = ''">
          <option value="">Kies een reden</option>
          @for (one of unused(); track one) {
            <option [value]="one">{{ reasons[one].label }}</option>
          }
        </select>
      </ui-field>
    } @else {
      <div>
        <button type="button" class="ui-button" (click)="add()">
          <ui-icon name="plus" />{{ part() === 'themes' ? 'Thema toevoegen' : 'Overleg toevoegen' }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .row {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      align-items: stretch;
    }
    .row button {
      align-self: flex-start;
    }
  `,
})
export class ListEditor implements OnInit {
  readonly value = model.required<SettingValue>();
  readonly part = input.required<'meetings' | 'themes' | 'reasonTexts'>();
  readonly region = input.required<string>();
  protected readonly reasons = REASON_ROWS;
  /** The reasons that have no text yet; one that never rejects needs none. */
  protected readonly unused = computed(() =>
    REASONS.filter(
      (reason) =>
        REASON_ROWS[reason].rejectsIn.length > 0 && !this.value().reasonTexts?.some((row) => row.reason === reason),
    ),
  );

  protected meeting(at: number, change: { name?: string; everyWeeks?: number }): void {
    const rows = this.value().meetings ?? [];
    this.value.set({ meetings: rows.map((row, place) => (place === at ? { ...row, ...change } : row)) });
  }

  /** A theme that is new gets its code from its name; one that is known keeps it, for cases bear it. */
  protected theme(at: number, label: string): void {
    const rows = this.value().themes ?? [];
    const isNew = (code: string): boolean => !this.known.has(code);
    this.value.set({
      themes: rows.map((row, place) =>
        place !== at
          ? row
          : { label, code: isNew(row.code) ? themeCode(this.region(), label, todayHere().slice(0, 7)) : row.code },
      ),
    });
  }
  private readonly known = new Set<string>();

  ngOnInit(): void {
    for (const { code } of this.value().themes ?? []) this.known.add(code);
  }

  protected reasonText(at: number, text: string): void {
    const rows = this.value().reasonTexts ?? [];
    this.value.set({ reasonTexts: rows.map((row, place) => (place === at ? { ...row, text } : row)) });
  }

  protected addReason(reason: string): void {
    if (!reason) return;
    this.value.set({ reasonTexts: [...(this.value().reasonTexts ?? []), { reason: reason as Reason, text: '' }] });
  }

  protected add(): void {
    const { meetings, themes } = this.value();
    this.value.set(
      this.part() === 'themes'
        ? { themes: [...(themes ?? []), { code: '', label: '' }] }
        : { meetings: [...(meetings ?? []), { name: '', everyWeeks: 2 }] },
    );
  }

  protected drop(at: number): void {
    const part = this.part();
    const rows = (this.value()[part] ?? []) as readonly unknown[];
    this.value.set({ [part]: rows.filter((_row, place) => place !== at) });
  }
}
