import { Component, computed, inject, input } from '@angular/core';
import { ROLE_LABELS } from '@casusregie/domain';
import { Facts, Icon, PageHeader, type Fact } from '@casusregie/ui';
import { Session } from '../session/session-client';
import { ROLE_TEXTS, type RolePageName, type RoleText } from './role-texts';

/** For a role that sees no cases: what it may do now, what not, and what comes later. */
@Component({
  selector: 'app-role-page',
  imports: [Facts, Icon, PageHeader],
  template: `
    <div class="ui-stack">
      <ui-page-header [title]="text().title" [sub]="text().about" />
      <div class="ui-columns">
        <div class="ui-stack">
          <section class="ui-card" aria-labelledby="mag">
            <h2 class="ui-card-title" id="mag"><ui-icon name="check" />Dit kunt u nu</h2>
            <ul>
              @for (line of text().may; track line) {
                <li>{{ line }}</li>
              }
            </ul>
          </section>
          <section class="ui-card" aria-labelledby="mag-niet">
            <h2 class="ui-card-title" id="mag-niet"><ui-icon name="lock" />Dit kunt u niet</h2>
            <ul>
              @for (line of text().mayNot; track line) {
                <li>{{ line }}</li>
              }
            </ul>
          </section>
          <section class="ui-card" aria-labelledby="later">
            <h2 class="ui-card-title" id="later"><ui-icon name="clock" />Dit komt nog</h2>
            <ul>
              @for (line of text().later; track line) {
                <li>{{ line }}</li>
              }
            </ul>
          </section>
        </div>
        <section class="ui-card" aria-labelledby="wie">
          <h2 class="ui-card-title" id="wie">U werkt hier als</h2>
          <ui-facts [facts]="facts()" [stacked]="true" />
        </section>
      </div>
    </div>
  `,
  styles: `
    h2 {
      display: flex;
      gap: var(--space-2);
      align-items: center;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      max-inline-size: var(--measure);
    }
  `,
})
export class RolePage {
  /** Which page, from the route. */
  readonly pagina = input.required<RolePageName>();
  private readonly session = inject(Session);
  protected readonly text = computed<RoleText>(() => ROLE_TEXTS[this.pagina()]);
  protected readonly facts = computed<readonly Fact[]>(() => {
    const { role } = this.text();
    const held = (this.session.me()?.authorisations ?? []).filter((one) => one.role === role);
    if (held.length === 0) return [{ term: 'Rol', value: `U hebt de rol ${ROLE_LABELS[role].toLowerCase()} niet.` }];
    return held.flatMap((one) => [
      { term: 'Rol', value: one.label || ROLE_LABELS[role] },
      { term: 'Organisatie', value: one.organisation.name },
      ...(one.regions.length > 0 ? [{ term: 'Regio', value: one.regions.map(({ name }) => name).join(', ') }] : []),
    ]);
  });
}
