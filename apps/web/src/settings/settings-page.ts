import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SETTING_GROUPS, SETTING_GROUP_LABELS, SETTING_ROWS } from '@casusregie/domain';
import { Control, Failure, Field, Notice, PageHeader, Skeleton } from '@casusregie/ui';
import { Organisations, itemsOf } from '../organisations/organisations-client';
import { problemOf } from '../server/problem';
import { summaryOf } from './setting-words';
import { SettingsClient } from './settings-client';

/** Everything a region sets for itself, in groups. */
@Component({
  selector: 'app-settings-page',
  imports: [Control, Failure, Field, Notice, PageHeader, RouterLink, Skeleton],
  template: `
    <div class="ui-stack">
      <ui-page-header [title]="title()" sub="Wat een regio zelf bepaalt, met de dag waarop het ingaat." />
      @if (!own) {
        <ui-field label="Regio">
          <select #region class="ui-select" uiControl (change)="choose(region.value)">
            <option value="" [selected]="!regio()">Kies een regio</option>
            @for (one of regions(); track one.code) {
              <option [value]="one.code" [selected]="one.code === regio()">{{ one.name }}</option>
            }
          </select>
        </ui-field>
      }
      @if (settings.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="settings.reload()" />
      } @else if (groups(); as list) {
        @for (group of list; track group.id) {
          <section class="ui-card" [attr.aria-labelledby]="group.id">
            <h2 class="ui-card-title" [id]="group.id">{{ group.label }}</h2>
            <ul>
              @for (item of group.items; track item.name) {
                <li>
                  <a [routerLink]="['/instellingen', item.name]" [queryParams]="own ? {} : { regio: regio() }">{{
                    item.label
                  }}</a>
                  <span class="ui-quiet ui-small">{{ item.summary }}</span>
                </li>
              }
            </ul>
          </section>
        }
        <ui-notice>
          <p>
            Voor het hele land hetzelfde, en dus hier niet te wijzigen: de tweede persoon, een schriftelijke reden, wie
            op naam bij een casus kan, het logboek, en wat de cijfers tellen.
          </p>
        </ui-notice>
      } @else if (code()) {
        <ui-skeleton [rows]="8" label="Instellingen worden geladen" />
      }
    </div>
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
    }
  `,
})
export class SettingsPage {
  /** The region that an administrator looks at, from the address. */
  readonly regio = input<string>();
  private readonly client = inject(SettingsClient);
  private readonly router = inject(Router);
  private readonly regionList = inject(Organisations).regions();
  protected readonly own = this.client.ownRegion();
  protected readonly regions = computed(() => itemsOf(this.regionList));
  protected readonly code = computed(() => this.own || (this.regio() ?? ''));
  protected readonly settings = this.client.of(() => this.code());
  protected readonly failure = computed(() => problemOf(this.settings.error()));
  private readonly found = computed(() => (this.settings.hasValue() ? this.settings.value() : undefined));
  protected readonly title = computed(() => {
    const name = this.found()?.regionName;
    return name ? `Instellingen van ${name}` : 'Instellingen';
  });
  protected readonly groups = computed(() => {
    const found = this.found();
    return (
      found &&
      SETTING_GROUPS.map((id) => ({
        id,
        label: SETTING_GROUP_LABELS[id],
        items: found.items
          .filter(({ name }) => SETTING_ROWS[name].group === id)
          .map((item) => ({ name: item.name, label: SETTING_ROWS[item.name].label, summary: summaryOf(item) })),
      }))
    );
  });

  protected choose(regio: string): void {
    void this.router.navigate([], { queryParams: { regio: regio || null }, replaceUrl: true });
  }
}
