import { Component, computed, inject } from '@angular/core';
import { RadioCards, type Choice } from '@casusregie/ui';
import { OrganisationPicker } from '../organisations/organisation-picker';
import { GuardedText } from './guarded-text';
import { OpenRequest } from './open-request';
import { isDemanded } from './request-steps';
import { LENGTHS } from './request-store';

/** Where it is: municipalities, the place in words, and for an organisation in more regions which RIEC it goes to. */
@Component({
  selector: 'app-step-place',
  imports: [GuardedText, OrganisationPicker, RadioCards],
  template: `
    <app-organisation-picker
      label="In welke gemeente speelt het?"
      hint="Kies er een of meer. De eerste is leidend. De gemeente die u noemt, krijgt uw verzoek daardoor niet te zien."
      fieldId="municipalityIds"
      [rows]="open.municipalities()"
      [loading]="open.listsLoading()"
      [optional]="!mustPlace()"
      [error]="open.errorOf('municipalityIds')"
      [chosen]="open.form().municipalityIds"
      (chosenChange)="open.answer({ municipalityIds: $event })"
    />
    <app-guarded-text
      label="Welke plek is het?"
      hint="Een adres, straat, terrein of buurt."
      example="Bedrijventerrein Noord, de loodsen achter de Havenweg"
      fieldId="place"
      [optional]="true"
      [oneLine]="true"
      [limit]="lengths.place ?? 0"
      [error]="open.errorOf('place')"
      [value]="open.form().place"
      (valueChange)="open.answer({ place: $event })"
    />
    @if (regionChoices(); as choices) {
      <ui-radio-cards
        legend="Naar welk RIEC gaat uw verzoek?"
        hint="Uw organisatie ligt in meer dan één regio."
        fieldId="regionCode"
        [columns]="2"
        [choices]="choices"
        [error]="open.errorOf('regionCode')"
        [value]="open.form().regionCode || follow"
        (valueChange)="open.answer({ regionCode: $event === follow ? '' : $event })"
      />
    }
    @if (destination(); as name) {
      <p class="ui-quiet">Uw verzoek gaat naar {{ name }}.</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class StepPlace {
  protected readonly open = inject(OpenRequest);
  protected readonly lengths = LENGTHS;
  protected readonly follow = 'gemeente';
  protected readonly mustPlace = computed(() => isDemanded('waar', this.open.form(), this.open.context()));

  /** Present when there is something to choose. */
  protected readonly regionChoices = computed<readonly Choice[] | null>(() => {
    const own = this.open.ownRegions();
    if (!own || own.length === 1) return null;
    const regions = this.open.regions();
    const offered = own.length === 0 ? regions : regions.filter(({ code }) => own.includes(code));
    return [
      {
        value: this.follow,
        label: 'Het RIEC van de gemeente',
        explanation: 'Kies hierboven de gemeente; uw verzoek gaat naar het RIEC van die gemeente.',
      },
      ...offered.map(({ code, name }) => ({ value: code, label: name })),
    ];
  });

  protected readonly destination = computed(() => {
    const own = this.open.ownRegions();
    const form = this.open.form();
    const [leading] = form.municipalityIds;
    const municipality = this.open.municipalities().find(({ id }) => id === leading);
    const code = own?.length === 1 ? own[0] : form.regionCode || municipality?.regionCode;
    return this.open.regions().find((region) => region.code === code)?.name ?? '';
  });
}
