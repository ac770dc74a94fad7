import { Component, input, model } from '@angular/core';
import { Dialog } from './dialog';

/** Keys that belong together. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

/** The list of keys, opened with `?`. */
@Component({
  selector: 'ui-key-help',
  imports: [Dialog],
  template: `
    <ui-dialog title="Sneltoetsen" [(open)]="open">
      @for (group of groups(); track group.title) {
        <section>
          <h3>{{ group.title }}</h3>
          <dl class="ui-facts">
            @for (line of group.keys; track line.does) {
              <div>
                <dt>
                  @for (key of line.keys; track key) {
                    <kbd>{{ key }}</kbd>&ngsp;
                  }
                </dt>
                <dd>{{ line.does }}</dd>
              </div>
            }
          </dl>
        </section>
      }
    </ui-dialog>
  `,
  styles: `
    h3 {
      margin-block-end: var(--space-1);
      font-size: var(--text-body);
    }
    .ui-facts > div {
      grid-template-columns: 8rem 1fr;
    }
  `,
})
export class KeyHelp {
  readonly groups = input.required<readonly KeyGroup[]>();
  readonly open = model(false);
}
