import { Component, DOCUMENT, computed, inject } from '@angular/core';
import { DateTimePipe, Icon, Notice, Toasts, count } from '@casusregie/ui';
import { ActProblem, Acting } from '../requests/acting';
import { AuditClient } from './audit-client';

/** The state of the log as a whole: how long it is, when it was signed last, and whether a witness signed too. */
@Component({
  selector: 'app-log-state',
  imports: [ActProblem, DateTimePipe, Icon, Notice],
  template: `
    <section class="ui-card" aria-labelledby="staat">
      <h2 class="ui-card-title" id="staat">Staat van het logboek</h2>
      @if (page(); as now) {
        <dl class="ui-facts">
          <div>
            <dt>Omvang</dt>
            <dd>
              {{ counted(now.size) }} genummerde regels
              @if (now.waiting > 0) {
                en {{ counted(now.waiting) }} nog zonder nummer
              }
            </dd>
          </div>
          <div>
            <dt>Laatst ondertekend</dt>
            <dd>
              @if (last(); as point) {
                {{ point.recordedAt | dateTime }}, bij {{ counted(point.size) }} regels
              } @else {
                Nog niet
              }
            </dd>
          </div>
          <div>
            <dt>Getuige</dt>
            <dd>{{ witness() }}</dd>
          </div>
        </dl>
        @if (now.witnesses.length === 0) {
          <ui-notice>
            <p>
              Er is geen getuige ingesteld. Laat een andere organisatie controlepunten ondertekenen: dan kan ook wie dit
              systeem beheert het logboek niet ongezien vervangen.
            </p>
          </ui-notice>
        }
      } @else if (points.error()) {
        <p class="ui-quiet">De staat van het logboek kon niet worden geladen.</p>
      } @else {
        <p class="ui-quiet" role="status">De staat van het logboek wordt geladen.</p>
      }
      <app-act-problem [problem]="acting.problem()" />
      <div class="ui-row">
        <button type="button" class="ui-button" [attr.aria-busy]="acting.busy()" (click)="download()">
          <ui-icon name="download" />Download het logboek
        </button>
        <p class="ui-quiet ui-small">
          Om met <code>verify-audit</code> elders na te gaan dat er niets is gewijzigd. Vraagt een verse aanmelding.
        </p>
      </div>
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .ui-row > p {
      flex: 1 1 14rem;
    }
  `,
})
export class LogState {
  private readonly audit = inject(AuditClient);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);
  protected readonly points = this.audit.checkpoints(() => true);
  protected readonly acting = new Acting();
  protected readonly counted = count;
  protected readonly page = computed(() => (this.points.hasValue() ? this.points.value() : undefined));
  protected readonly last = computed(() => this.page()?.items[0]);
  protected readonly witness = computed(() => {
    const signed = this.last()?.signatures.map((one) => one.witness) ?? [];
    if (signed.length > 0) return `Ook ondertekend door ${signed.join(', ')}`;
    const known = this.page()?.witnesses ?? [];
    return known.length > 0 ? `Nog niet ondertekend door ${known.join(' of ')}` : 'Geen getuige ingesteld';
  });

  protected async download(): Promise<void> {
    const done = await this.acting.do(async () => {
      const address = URL.createObjectURL(await this.audit.export());
      const link = this.document.createElement('a');
      link.href = address;
      link.download = 'log-export.ndjson';
      link.click();
      URL.revokeObjectURL(address);
    });
    if (done) this.toasts.show('Het logboek is gedownload.');
  }
}
