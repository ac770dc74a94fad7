import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CertificationRow } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { CERTIFICATION_OUTCOME_LABELS, CERTIFICATION_REFUSAL_LABELS } from '@casusregie/domain';
import {
  Confirm,
  Empty,
  Failure,
  Icon,
  Notice,
  PageHeader,
  PlainDatePipe,
  Skeleton,
  Toasts,
  counted,
} from '@casusregie/ui';
import { Problem, problemOf } from '../server/problem';
import { RegisterClient } from './register-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { StandingBadge } from './standing-badge';

/** The yearly review: what is due, to confirm or end one by one or together, and how far each region is. */
@Component({
  selector: 'app-review-page',
  imports: [Empty, Failure, Icon, Notice, PageHeader, PlainDatePipe, PlainDialog, RouterLink, Skeleton, StandingBadge],
  templateUrl: './review-page.html',
  styles: `
    th .ui-small {
      font-weight: 400;
    }
  `,
})
export class ReviewPage {
  /** From the address. */
  readonly regio = input<string>();

  private readonly register = inject(RegisterClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  protected readonly list = this.register.due(() => this.regio() ?? '');
  protected readonly report = this.register.report();
  protected readonly rows = computed(() => (this.list.hasValue() ? (this.list.value()?.items ?? []) : []));
  protected readonly total = computed(() => (this.list.hasValue() ? (this.list.value()?.total ?? 0) : 0));
  protected readonly told = computed(() => (this.report.hasValue() ? this.report.value() : undefined));
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly chosen = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.rows,
    computation: () => new Set(),
  });
  protected readonly free = computed(() => this.rows().filter(({ refusal }) => refusal === null));
  protected readonly allChosen = computed(() => this.free().length > 0 && this.chosen().size === this.bulk().length);
  private readonly bulk = computed(() => this.free().slice(0, LIMITS.maxPage));
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly refusals = CERTIFICATION_REFUSAL_LABELS;
  protected readonly outcomes = CERTIFICATION_OUTCOME_LABELS;
  protected readonly sub = computed(() =>
    this.list.hasValue()
      ? `${counted(this.total(), 'bevoegdheid wacht', 'bevoegdheden wachten')} op uw oordeel: is deze nog nodig?`
      : 'Eens per jaar kijkt iemand anders of een bevoegdheid nog nodig is.',
  );

  protected regionsOf({ authorisation }: CertificationRow): string {
    return authorisation.regions.map(({ name }) => name).join(', ');
  }

  protected toggle(id: string): void {
    this.chosen.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  protected toggleAll(): void {
    this.chosen.set(this.allChosen() ? new Set() : new Set(this.bulk().map(({ authorisation }) => authorisation.id)));
  }

  protected setRegion(region: string | null): void {
    void this.router.navigate([], { queryParams: { regio: region }, replaceUrl: true });
  }

  protected async keep(rows: readonly CertificationRow[]): Promise<void> {
    if (rows.length === 0 || this.busy()) return;
    const yes =
      rows.length === 1 ||
      (await this.confirm.ask({
        title: `${counted(rows.length, 'bevoegdheid', 'bevoegdheden')} bevestigen?`,
        text: 'U verklaart dat deze mensen dit werk nog doen en dat de bevoegdheid nog nodig is. Uw naam en de datum worden vastgelegd.',
        confirmLabel: 'Bevestig',
      }));
    if (!yes) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { confirmed } = await this.register.certify(
        rows.map(({ authorisation: { id, version } }) => ({
          authorisationId: id,
          version,
          outcome: 'confirmed' as const,
        })),
      );
      this.toasts.show(`${counted(confirmed, 'bevoegdheid', 'bevoegdheden')} bevestigd.`);
      this.reload();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected chosenRows(): readonly CertificationRow[] {
    return this.free().filter(({ authorisation }) => this.chosen().has(authorisation.id));
  }

  protected stop(rows: readonly CertificationRow[]): void {
    if (rows.length === 0) return;
    this.form.set({
      title: `${counted(rows.length, 'bevoegdheid', 'bevoegdheden')} beëindigen`,
      about: [
        rows.map(({ person, authorisation }) => `${person.name} (${authorisation.label})`).join(', ') + '.',
        'De toegang die hieruit volgt, vervalt meteen.',
      ],
      fields: [{ name: 'reason', kind: 'line', label: 'Reden', required: true, max: LIMITS.short }],
      submit: rows.length === 1 ? 'Beëindig bevoegdheid' : 'Beëindig bevoegdheden',
      danger: true,
      done: `${counted(rows.length, 'bevoegdheid', 'bevoegdheden')} beëindigd.`,
      send: ({ reason }) =>
        this.register.certify(
          rows.map(({ authorisation: { id, version } }) => ({
            authorisationId: id,
            version,
            outcome: 'ended' as const,
            reason: String(reason),
          })),
        ),
    });
  }

  protected reload(): void {
    this.list.reload();
    this.report.reload();
  }
}
