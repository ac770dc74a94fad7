import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import type { CaseAnswer } from '@casusregie/contract';
import { Failure, Skeleton } from '@casusregie/ui';
import { NotFoundPage } from '../../frame/not-found-page';
import { PageTitles } from '../../frame/page-titles';
import { HeaderCaseView } from '../../national/header-case';
import { PartnerCaseView } from '../../partner/partner-case';
import { RequesterCaseView } from '../../requests/requester-case';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { StaffCaseView } from './staff-case';

/** One case, shown in the view that the server gives: staff, requester, partner or header. */
@Component({
  selector: 'app-case-page',
  imports: [Failure, HeaderCaseView, NotFoundPage, PartnerCaseView, RequesterCaseView, Skeleton, StaffCaseView],
  template: `
    @if (problem()?.status === 404) {
      <app-not-found-page />
    } @else if (file(); as one) {
      @switch (one.view) {
        @case ('staff') {
          @defer (on immediate) {
            <app-staff-case [caseFile]="one" (changed)="reload()" />
          } @placeholder {
            <ui-skeleton kind="card" [rows]="3" label="Casus laden" />
          }
        }
        @case ('requester') {
          @defer (on immediate) {
            <app-requester-case [caseFile]="one" (changed)="reload()" />
          }
        }
        @case ('partner') {
          @defer (on immediate) {
            <app-partner-case [caseFile]="one" (changed)="reload()" />
          }
        }
        @case ('header') {
          @defer (on immediate) {
            <app-header-case [caseFile]="one" />
          }
        }
      }
    } @else if (problem(); as problem) {
      <ui-failure [title]="problem.title" [text]="problem.detail" (retry)="reload()" />
    } @else {
      <ui-skeleton kind="card" [rows]="3" label="Casus laden" />
    }
  `,
})
export class CasePage {
  /** From the address. */
  readonly caseId = input.required<string>();
  private readonly titles = inject(PageTitles);
  private readonly found = inject(CasesClient).detail(() => this.caseId());
  /** Stays while the case is read again, so that nothing jumps and no form is lost. */
  protected readonly file = linkedSignal<{ id: string; now?: CaseAnswer | undefined }, CaseAnswer | undefined>({
    source: () => ({ id: this.caseId(), now: this.found.hasValue() ? this.found.value() : undefined }),
    computation: ({ id, now }, before) => now ?? (before?.value?.id === id ? before.value : undefined),
  });
  protected readonly problem = computed(() => {
    const error = this.found.error();
    return error ? problemOf(error) : null;
  });

  constructor() {
    effect(() => {
      const file = this.file();
      if (file?.number) this.titles.set(file.number);
    });
  }

  protected reload(): void {
    this.found.reload();
  }
}
