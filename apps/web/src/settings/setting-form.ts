import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { LIMITS } from '@casusregie/contract/constants';
import type { SettingValueBody } from '@casusregie/contract';
import { SETTING_ROWS, settingFaults, type SettingName, type SettingValue } from '@casusregie/domain';
import { Control, ErrorSummary, Field, Toasts, plainDate, todayHere, type FieldError } from '@casusregie/ui';
import { ActProblem, Acting } from '../requests/acting';
import { GuardedText } from '../requests/guarded-text';
import { ListEditor } from './list-editor';
import { QuestionSetEditor } from './question-set-editor';
import { SettingPreview } from './setting-preview';
import { SettingsClient } from './settings-client';
import { SimpleEditor } from './simple-editor';

/** Recording a change: the new value, the day it starts, and beside it what others will see of it. */
@Component({
  selector: 'app-setting-form',
  imports: [
    ActProblem,
    Control,
    ErrorSummary,
    Field,
    GuardedText,
    ListEditor,
    QuestionSetEditor,
    SettingPreview,
    SimpleEditor,
  ],
  template: `
    <section class="ui-card" aria-labelledby="wijziging">
      <h2 class="ui-card-title" id="wijziging">Wijziging vastleggen</h2>
      <form class="ui-form" novalidate (submit)="send($event)">
        @if (faults().length > 0) {
          <ui-error-summary [errors]="faults()" />
        }
        <app-act-problem [problem]="faults().length > 0 ? null : acting.problem()" />
        <label class="ui-check">
          <input #back type="checkbox" [checked]="standard()" (change)="standard.set(back.checked)" />
          <span>Terug naar de landelijke standaard</span>
        </label>
        @if (!standard()) {
          @switch (part()) {
            @case ('questions') {
              <app-question-set-editor [name]="name()" [(value)]="draft" />
            }
            @case ('meetings') {
              <app-list-editor [(value)]="draft" part="meetings" [region]="region()" />
            }
            @case ('themes') {
              <app-list-editor [(value)]="draft" part="themes" [region]="region()" />
            }
            @case ('reasonTexts') {
              <app-list-editor [(value)]="draft" part="reasonTexts" [region]="region()" />
            }
            @default {
              <app-simple-editor [(value)]="draft" />
            }
          }
        }
        <ui-field
          label="Vanaf welke dag?"
          hint="Vandaag of later. Tot en met de dag ervoor geldt wat er al gold."
          fieldId="validFrom"
          [error]="errorOf('validFrom')"
        >
          <input
            #from
            class="ui-input ui-input-short"
            type="date"
            uiControl
            [min]="today"
            [value]="validFrom()"
            (change)="validFrom.set(from.value)"
          />
        </ui-field>
        <app-guarded-text
          label="Waarom?"
          hint="Staat in de geschiedenis van de instelling."
          fieldId="note"
          [optional]="true"
          [oneLine]="true"
          [limit]="limit"
          [(value)]="note"
        />
        <app-setting-preview [name]="name()" [value]="shown()" [validFrom]="validFrom()" />
        <div class="ui-form-actions">
          <button
            type="submit"
            class="ui-button ui-button-primary"
            [attr.aria-busy]="acting.busy()"
            [attr.aria-disabled]="acting.busy() || null"
          >
            Leg vast
          </button>
          <button type="button" class="ui-button" (click)="cancelled.emit()">Annuleren</button>
        </div>
      </form>
    </section>
  `,
})
export class SettingForm {
  readonly name = input.required<SettingName>();
  readonly region = input.required<string>();
  readonly current = input.required<SettingValue>();
  readonly done = output<void>();
  readonly cancelled = output<void>();
  private readonly client = inject(SettingsClient);
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly today = todayHere();
  protected readonly limit = LIMITS.short;
  protected readonly standard = signal(false);
  protected readonly validFrom = signal(this.today);
  protected readonly note = signal('');
  protected readonly faults = signal<readonly FieldError[]>([]);
  /** What is typed: begins with what holds, and is kept while the page is read again. */
  protected readonly draft = linkedSignal<SettingName, SettingValue>({
    source: this.name,
    computation: () => this.current(),
  });
  protected readonly part = computed(() => SETTING_ROWS[this.name()].part);
  protected readonly shown = computed(() => (this.standard() ? SETTING_ROWS[this.name()].standard : this.draft()));

  protected errorOf(field: string): string {
    return this.faults().find(({ fieldId }) => fieldId === field)?.message ?? '';
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const value = this.standard() ? null : this.draft();
    const found: FieldError[] = [
      ...(this.validFrom() < this.today ? [{ fieldId: 'validFrom', message: 'Kies vandaag of een latere dag.' }] : []),
      ...(value ? settingFaults(this.name(), value) : []).map(faultOf),
    ];
    this.faults.set(found);
    if (found.length > 0) return;
    const note = this.note().trim();
    const done = await this.acting.do(() =>
      this.client.change(this.region(), {
        name: this.name(),
        value: value as SettingValueBody | null,
        validFrom: this.validFrom(),
        ...(note && { note }),
      }),
    );
    if (done) {
      this.toasts.show(
        this.validFrom() === this.today
          ? 'Vastgelegd; dit geldt nu.'
          : `Vastgelegd; gaat in op ${plainDate(this.validFrom())}.`,
      );
      this.done.emit();
      return;
    }
    this.faults.set(
      (this.acting.problem()?.errors ?? [])
        // The code of a row comes from its name: only the name can be mended.
        .filter(
          ({ field }, _at, all) =>
            !all.some((one) => one.field === field.replace(/\.code$/, '.label') && one.field !== field),
        )
        .map(({ field, message }) => faultOf({ field: field.replace(/^value\./, ''), message })),
    );
  }
}

/** A fault as the summary tells it, with the number of its row in front: *Regel 2 staat er al in.* */
function faultOf({ field, message }: { field: string; message: string }): FieldError {
  const text = message.replace(/\.$/, '');
  const [part = '', row] = field.split('.');
  return row === undefined
    ? { fieldId: part, message: `Dit ${text}.` }
    : { fieldId: `${part}-${row}`, message: `Regel ${Number(row) + 1} ${text}.` };
}
