import { Component, computed, inject } from '@angular/core';
import { Control, Field } from '@casusregie/ui';
import { GuardedText } from './guarded-text';
import { OpenRequest } from './open-request';
import { examplesFor } from './request-examples';
import { isDemanded } from './request-steps';
import { LENGTHS } from './request-store';

/** What was seen, when, and under which theme it falls. */
@Component({
  selector: 'app-step-findings',
  imports: [Control, Field, GuardedText],
  template: `
    <app-guarded-text
      label="Beschrijf wat er is gezien of gehoord"
      hint="Zo feitelijk mogelijk. Schrijf ook op van wie u het weet."
      fieldId="indications"
      [example]="example()"
      [optional]="!must()"
      [rows]="8"
      [limit]="lengths.indications ?? 0"
      [error]="open.errorOf('indications')"
      [value]="open.form().indications"
      (valueChange)="open.answer({ indications: $event })"
    />
    <ui-field
      label="Wanneer was dat?"
      hint="De eerste keer, of de dag die het best past."
      fieldId="observedOn"
      [optional]="true"
      [error]="open.errorOf('observedOn')"
    >
      <input
        #day
        class="ui-input ui-input-short"
        type="date"
        uiControl
        [max]="open.context().today"
        [value]="open.form().observedOn"
        (change)="open.answer({ observedOn: day.value })"
      />
    </ui-field>
    <ui-field
      label="Onder welk thema valt het?"
      hint="Weet u het niet? Dan bepaalt het RIEC het thema."
      fieldId="mainTheme"
      [optional]="true"
      [error]="open.errorOf('mainTheme')"
    >
      <select #theme class="ui-select" uiControl (change)="open.answer({ mainTheme: theme.value })">
        <option value="" [selected]="open.form().mainTheme === ''">Weet ik niet</option>
        @for (one of open.themes(); track one.code) {
          <option [value]="one.code" [selected]="one.code === open.form().mainTheme">{{ one.label }}</option>
        }
      </select>
    </ui-field>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class StepFindings {
  protected readonly open = inject(OpenRequest);
  protected readonly lengths = LENGTHS;
  protected readonly must = computed(() => isDemanded('geconstateerd', this.open.form(), this.open.context()));
  protected readonly example = computed(() => examplesFor(this.open.form().kind).indications);
}
