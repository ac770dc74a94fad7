import { Component, computed, DestroyRef, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportAnswer } from '@casusregie/contract';
import { IMPORT_BYTES, IMPORT_FAULTS_SHOWN } from '@casusregie/contract/constants';
import { IMPORT_ROWS, IMPORT_STATE_LABELS, isUndecided, isUnderWay, type ImportState } from '@casusregie/domain';
import { DateTimePipe, Failure, FileDrop, Icon, Notice, PageHeader, Progress, Skeleton, Toasts } from '@casusregie/ui';
import { ActProblem, Acting } from '../requests/acting';
import { problemOf } from '../server/problem';
import { ImportsClient, TEMPLATE_PATH } from './imports-client';

/** How often is asked how far the server is, in milliseconds. */
const ASKED_EVERY = 700;

/** An old list of cases: fetched as template, brought in, looked at, and taken over as a whole or not at all. */
@Component({
  selector: 'app-import-page',
  imports: [ActProblem, DateTimePipe, Failure, FileDrop, Icon, Notice, PageHeader, Progress, RouterLink, Skeleton],
  templateUrl: './import-page.html',
})
export class ImportPage {
  private readonly client = inject(ImportsClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  /** The list that is looked at, from the address. */
  readonly lijst = input<string>();
  protected readonly acting = new Acting();
  protected readonly template = TEMPLATE_PATH;
  protected readonly rule = { extensions: ['xlsx'], maxBytes: IMPORT_BYTES };
  protected readonly most = { rows: IMPORT_ROWS, faults: IMPORT_FAULTS_SHOWN };
  protected readonly mine = this.client.mine();
  protected readonly loaded = this.client.one(() => this.lijst());
  protected readonly one = computed(() => (this.loaded.hasValue() ? this.loaded.value() : undefined));
  protected readonly items = computed(() => (this.mine.hasValue() ? this.mine.value().items : undefined));
  protected readonly failure = computed(() => {
    const error = this.loaded.error() ?? this.mine.error();
    return error ? problemOf(error).title : '';
  });
  protected readonly counts = computed(() => this.countsOf(this.one()));

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const one = this.one();
      clearTimeout(timer);
      if (one && isUnderWay(one.state)) timer = setTimeout(() => this.loaded.reload(), ASKED_EVERY);
      else if (one) this.mine.reload();
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected readonly isUnderWay = isUnderWay;
  protected readonly isUndecided = isUndecided;
  protected readonly label = (state: ImportState): string => IMPORT_STATE_LABELS[state];
  protected readonly share = ({ rows, done }: ImportAnswer): number | null => (rows > 0 ? done / rows : null);

  protected async bring(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    let id = '';
    if (await this.acting.do(async () => (id = (await this.client.bring(file)).id))) await this.show(id);
  }

  protected async confirm(id: string): Promise<void> {
    if (await this.acting.do(() => this.client.confirm(id))) this.loaded.reload();
  }

  protected async cancel(id: string): Promise<void> {
    if (!(await this.acting.do(() => this.client.cancel(id)))) return;
    this.toasts.show('De lijst is weggelegd; er is niets overgenomen');
    await this.show(null);
    this.mine.reload();
  }

  private show(lijst: string | null): Promise<boolean> {
    return this.router.navigate([], { queryParams: { lijst } });
  }

  private countsOf(one: ImportAnswer | undefined): { name: string; count: number }[] {
    return Object.entries(one?.municipalities ?? {})
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count);
  }
}
