import { Component, computed, inject } from '@angular/core';
import type { TestAnswer } from '@casusregie/contract';
import { TEST_DEPTH_LABELS } from '@casusregie/domain';
import { Confirm, Facts, StateBadge, Toasts, plainDate, todayHere, type Fact } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { isMove, moveForm } from '../forms/move-form';
import { testForm } from '../forms/work-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** The versions of the legality test, the newest open. */
@Component({
  selector: 'app-test-part',
  imports: [ActButton, CasePart, Facts, StateBadge],
  templateUrl: './test-part.html',
})
export class TestPart {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly file = this.desk.file;
  protected readonly depths = TEST_DEPTH_LABELS;
  protected readonly day = plainDate;
  protected readonly tests = computed(() => [...this.file().tests].sort((one, other) => other.version - one.version));
  protected readonly writeLabel = computed(() =>
    this.tests().length > 0 ? 'Nieuwe versie opstellen' : 'Toets opstellen',
  );

  protected factsOf(test: TestAnswer): readonly Fact[] {
    const partners = test.partners.map(({ name }) => name).join(', ');
    return [
      { term: 'Aanwijzingen', value: test.indications },
      { term: 'Noodzakelijkheid', value: test.necessity },
      { term: 'Proportionaliteit', value: test.proportionality },
      { term: 'Subsidiariteit', value: test.subsidiarity },
      ...(test.dataCategories ? [{ term: 'Soorten gegevens', value: test.dataCategories }] : []),
      { term: 'Partners', value: partners || `Geen: ${test.noPartnersReason ?? ''}` },
    ];
  }

  protected write(): void {
    this.desk.open(testForm(this.file()));
  }

  protected approve(): void {
    const action = this.desk.may('approveTest');
    if (action && isMove(action)) this.desk.open(moveForm(action, this.file(), todayHere()));
  }

  /** A newer version while the case goes on, without a step. */
  protected async approveNew({ id, version }: TestAnswer): Promise<void> {
    const sure = await this.confirm.ask({
      title: `Versie ${version} van de toets goedkeuren?`,
      text: 'Deze versie bepaalt daarna welke partners en bronnen mogen worden bevraagd. De casus blijft in deze stap.',
      confirmLabel: 'Toets goedkeuren',
    });
    if (!sure) return;
    try {
      await this.client.post(`/v1/cases/${this.file().id}/tests/${id}/approval`, {});
      this.toasts.show('Toets goedgekeurd');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
    this.desk.changed();
  }
}
