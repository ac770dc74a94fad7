import { Directive, inject } from '@angular/core';
import { Field } from './field';

/** Ties an input, select or textarea to the `ui-field` around it: id, description and invalid state. */
@Directive({
  selector: 'input[uiControl], select[uiControl], textarea[uiControl]',
  host: {
    '[id]': 'field.controlId()',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? "true" : null',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
