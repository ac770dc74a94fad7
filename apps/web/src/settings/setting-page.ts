import { Component, computed, inject, input, signal } from '@angular/core';
import type { SettingChangeAnswer } from '@casusregie/contract';
import { CHANGE_STANDING_LABELS, SETTING_NAMES, SETTING_ROWS, type SettingName } from '@casusregie/domain';
import {
  Breadcrumbs,
  Confirm,
  DateTimePipe,
  Empty,
  Facts,
  Failure,
  PageHeader,
  PlainDatePipe,
  Skeleton,
  StateBadge,
  Toasts,
  plainDate,
} from '@casusregie/ui';
import { problemOf } from '../server/problem';
import { SettingForm } from './setting-form';
import { factsOf } from './setting-words';
import { SettingsClient } from './settings-client';

/** One setting: what holds now, what is planned, everything that was recorded, and recording a change. */
@Component({
  selector: 'app-setting-page',
  imports: [
    Breadcrumbs,
    DateTimePipe,
    Empty,
    Facts,
    Failure,
    PageHeader,
    PlainDatePipe,
    SettingForm,
    Skeleton,
    StateBadge,
  ],
  templateUrl: './setting-page.html',
  styles: `
    .changes {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      padding: 0;
      list-style: none;
    }
    .changes > li {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      padding-block-start: var(--space-3);
      border-block-start: 1px solid var(--line);
    }
  `,
})
export class SettingPage {
  readonly name = input.required<string>();
  readonly regio = input<string>();
  private readonly client = inject(SettingsClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly code = computed(() => this.client.ownRegion() || (this.regio() ?? ''));
  protected readonly settings = this.client.of(() => this.code());
  protected readonly failure = computed(() => problemOf(this.settings.error()));
  protected readonly found = computed(() => (this.settings.hasValue() ? this.settings.value() : undefined));
  protected readonly known = computed(() => SETTING_NAMES.find((one): one is SettingName => one === this.name()));
  protected readonly row = computed(() => {
    const name = this.known();
    return name && SETTING_ROWS[name];
  });
  protected readonly item = computed(() => this.found()?.items.find(({ name }) => name === this.known()));
  protected readonly crumbs = computed(() => [{ label: 'Instellingen', link: '/instellingen' }]);
  protected readonly changing = signal(false);
  protected readonly standings = CHANGE_STANDING_LABELS;
  protected readonly facts = factsOf;
  protected readonly tones = { planned: 'waiting', current: 'active', past: 'done', withdrawn: 'stopped' } as const;

  protected changed(): void {
    this.changing.set(false);
    this.settings.reload();
  }

  protected async withdraw({ id, validFrom }: SettingChangeAnswer): Promise<void> {
    const yes = await this.confirm.ask({
      title: 'Geplande wijziging intrekken?',
      text: `De wijziging van ${plainDate(validFrom)} gaat niet in. In de geschiedenis blijft staan dat zij was gepland.`,
      confirmLabel: 'Trek de wijziging in',
      danger: true,
    });
    if (!yes) return;
    try {
      await this.client.withdraw(id);
      this.toasts.show('De geplande wijziging is ingetrokken.');
    } catch (error) {
      this.toasts.show(`Intrekken lukte niet. ${problemOf(error).detail}`, 'danger');
    }
    this.settings.reload();
  }
}
