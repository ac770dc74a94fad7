import { Component, DestroyRef, computed, effect, inject } from '@angular/core';
import { GRANT_KIND_LABELS } from '@casusregie/domain';
import { Notice, dateTime } from '@casusregie/ui';
import { CaseDesk } from './case-desk';

/** A browser cannot wait longer than this, in milliseconds; such an end is met on another day. */
const LONGEST = 2_147_483_647;
/** How long to wait before asking again, in milliseconds, where this clock is ahead of the server's. */
const AGAIN = 60_000;

/** Says to who is let in for a time until when and why; and at the end shows that there is nothing more to see. */
@Component({
  selector: 'app-access-banner',
  imports: [Notice],
  template: `
    @if (access(); as given) {
      <ui-notice [tone]="given.kind === 'break-glass' ? 'danger' : 'warning'" [title]="title()">
        <p class="ui-as-typed">Reden: {{ given.ground }}</p>
        <p class="ui-quiet">Alles wat u hier leest en doet, komt in het logboek.</p>
      </ui-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class AccessBanner {
  private readonly desk = inject(CaseDesk);
  protected readonly access = computed(() => this.desk.file().accessUntil);
  protected readonly title = computed(() => {
    const given = this.access();
    return given ? `${GRANT_KIND_LABELS[given.kind]}: u hebt toegang tot ${dateTime(given.until)}` : '';
  });

  constructor() {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = '';
    effect(() => {
      clearTimeout(waiting);
      const given = this.access();
      if (!given) return;
      const { until } = given;
      const left = Math.max(Date.parse(until) - Date.now(), until === asked ? AGAIN : 0);
      if (left > LONGEST) return;
      waiting = setTimeout(() => {
        asked = until;
        this.desk.changed();
      }, left);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(waiting));
  }
}
