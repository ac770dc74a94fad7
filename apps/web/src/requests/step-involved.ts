import { Component, DOCUMENT, Injector, afterNextRender, computed, inject } from '@angular/core';
import type { InvolvedParty } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { SUBJECT_KINDS, SUBJECT_KIND_LABELS, type SubjectKind } from '@casusregie/domain';
import { Control, Field, Icon } from '@casusregie/ui';
import { GuardedText } from './guarded-text';
import { OpenRequest } from './open-request';

const EXAMPLES: Record<SubjectKind, string> = {
  person: 'De eigenaar van de garage, ongeveer 40 jaar, rijdt in een grijze bestelbus',
  organisation: 'Garage Noorderpoort, KvK-nummer indien bekend',
  address: 'Havenweg 12, de achterste loods',
  vehicle: 'Grijze bestelbus, kenteken V-123-AB',
  account: 'Bankrekening waarop de huur binnenkomt (fictief)',
  phone: 'Telefoonnummer op het raam (fictief)',
  other: 'Een groep die elkaar op zondag op het terrein treft',
};

/** Whom or what it is about: a row each. Rows can be added and taken away; none is needed. */
@Component({
  selector: 'app-step-involved',
  imports: [Control, Field, GuardedText, Icon],
  template: `
    <p class="ui-quiet">
      Noem personen, bedrijven, adressen of voertuigen. Alleen wat nodig is: het RIEC vraagt later om meer als dat mag.
      Zet hier geen burgerservicenummer neer.
    </p>
    @for (party of parties(); track $index; let index = $index) {
      <fieldset class="ui-fieldset row">
        <legend class="ui-visually-hidden">Betrokkene {{ index + 1 }}</legend>
        <ui-field label="Wat is het?" [fieldId]="'involved-' + index + '-kind'">
          <select #kind class="ui-select" uiControl (change)="change(index, { kind: asKind(kind.value) })">
            @for (one of kinds; track one) {
              <option [value]="one" [selected]="one === party.kind">{{ labels[one] }}</option>
            }
          </select>
        </ui-field>
        <app-guarded-text
          label="Omschrijving"
          [fieldId]="'involved-' + index + '-description'"
          [example]="examples[party.kind]"
          [oneLine]="true"
          [limit]="longest"
          [error]="index === 0 ? open.errorOf('involved') : ''"
          [value]="party.description"
          (valueChange)="change(index, { description: $event })"
        />
        <button type="button" class="ui-button ui-button-quiet ui-button-small" (click)="remove(index)">
          <ui-icon name="trash" />
          <span
            >Haal weg<span class="ui-visually-hidden">: betrokkene {{ index + 1 }}</span></span
          >
        </button>
      </fieldset>
    }
    <div>
      @if (open.form().involved.length < most) {
        <button type="button" class="ui-button" id="involved-add" (click)="add()">
          <ui-icon name="plus" />
          {{ parties().length === 0 ? 'Voeg iemand of iets toe' : 'Voeg nog een toe' }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }
    .row {
      display: grid;
      grid-template-columns: minmax(9rem, 12rem) minmax(0, 1fr) auto;
      gap: var(--space-3) var(--space-4);
      align-items: end;
      padding-block-end: var(--space-5);
      border-block-end: 1px solid var(--line);
    }
    .row > :first-of-type {
      align-self: end;
    }
    @media (max-width: 44rem) {
      .row {
        grid-template-columns: minmax(0, 1fr);
      }
      .row > button {
        justify-self: start;
      }
    }
  `,
})
export class StepInvolved {
  protected readonly open = inject(OpenRequest);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  protected readonly kinds = SUBJECT_KINDS;
  protected readonly labels = SUBJECT_KIND_LABELS;
  protected readonly examples = EXAMPLES;
  protected readonly longest = LIMITS.short;
  protected readonly most = LIMITS.list;
  protected readonly parties = computed(() => this.open.form().involved);
  protected readonly asKind = (value: string): SubjectKind => value as SubjectKind;

  protected add(): void {
    const index = this.parties().length;
    this.open.answer({ involved: [...this.parties(), { kind: 'person', description: '' }] });
    this.focus(`involved-${index}-kind`);
  }

  protected change(index: number, fields: Partial<InvolvedParty>): void {
    this.open.answer({ involved: this.parties().map((party, at) => (at === index ? { ...party, ...fields } : party)) });
  }

  protected remove(index: number): void {
    this.open.answer({ involved: this.parties().filter((_party, at) => at !== index) });
    this.focus('involved-add');
  }

  private focus(id: string): void {
    afterNextRender({ read: () => this.document.getElementById(id)?.focus() }, { injector: this.injector });
  }
}
