import { Component, ElementRef, afterNextRender, inject, Injector, input, output } from '@angular/core';
import type { AgendaItem } from '@casusregie/contract';
import { AGENDA_REASON_LABELS } from '@casusregie/domain';
import { Icon } from '@casusregie/ui';

/** The agenda: which item is at hand, and in which order they come. Moved by buttons, or by Alt with an arrow. */
@Component({
  selector: 'app-agenda-list',
  imports: [Icon],
  template: `
    <section class="ui-card" aria-labelledby="agenda">
      <div class="head">
        <h2 class="ui-card-title" id="agenda">Agenda</h2>
        @if (mayKeep()) {
          <button type="button" class="ui-button ui-button-small" (click)="more.emit()">Agenda aanvullen</button>
        }
      </div>
      @if (mayKeep() && items().length > 1) {
        <p class="ui-quiet ui-small keys">Verplaats een punt met de pijlen, of met Alt en pijl omhoog of omlaag.</p>
      }
      <ol>
        @for (item of items(); track item.id; let at = $index) {
          <li [class.here]="item.id === current()">
            <button
              type="button"
              class="choose"
              [attr.aria-current]="item.id === current() ? 'step' : null"
              [attr.data-item]="item.id"
              (click)="chosen.emit(item.id)"
              (keydown)="press($event, at)"
            >
              <span class="ui-number">{{ item.number }}</span>
              <span>{{ item.title ?? 'Zonder titel' }}</span>
              <span class="ui-quiet ui-small">
                {{ reasons[item.reason] }}
                @if (item.decision || item.moves.length > 0) {
                  · besluit vastgelegd
                }
              </span>
            </button>
            @if (mayKeep()) {
              <span class="moves">
                <button
                  type="button"
                  class="ui-button ui-button-quiet ui-button-small ui-button-icon up"
                  [attr.aria-label]="item.number + ' omhoog'"
                  [attr.aria-disabled]="at === 0 || null"
                  (click)="move(at, -1)"
                >
                  <ui-icon name="arrow" />
                </button>
                <button
                  type="button"
                  class="ui-button ui-button-quiet ui-button-small ui-button-icon down"
                  [attr.aria-label]="item.number + ' omlaag'"
                  [attr.aria-disabled]="at === items().length - 1 || null"
                  (click)="move(at, 1)"
                >
                  <ui-icon name="arrow" />
                </button>
                @if (isEmpty(item)) {
                  <button
                    type="button"
                    class="ui-button ui-button-quiet ui-button-small ui-button-icon"
                    [attr.aria-label]="item.number + ' van de agenda halen'"
                    (click)="taken.emit(item.id)"
                  >
                    <ui-icon name="close" />
                  </button>
                }
              </span>
            }
          </li>
        } @empty {
          <li class="ui-quiet">Nog geen agendapunten.</li>
        }
      </ol>
    </section>
  `,
  styleUrl: './agenda-list.css',
})
export class AgendaList {
  readonly items = input.required<readonly AgendaItem[]>();
  readonly current = input('');
  readonly mayKeep = input(false);
  readonly chosen = output<string>();
  readonly ordered = output<readonly string[]>();
  readonly taken = output<string>();
  readonly more = output<void>();
  protected readonly reasons = AGENDA_REASON_LABELS;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  protected isEmpty({ minutes, decision, actions, moves }: AgendaItem): boolean {
    return !minutes && !decision && actions.length === 0 && moves.length === 0;
  }

  protected press(event: KeyboardEvent, at: number): void {
    if (!event.altKey || !this.mayKeep()) return;
    if (event.key === 'ArrowUp') this.moveAndStay(event, at, -1);
    else if (event.key === 'ArrowDown') this.moveAndStay(event, at, 1);
  }

  private moveAndStay(event: Event, at: number, by: 1 | -1): void {
    event.preventDefault();
    const id = this.items()[at]?.id;
    this.move(at, by);
    // The row is put elsewhere in the page, which would drop the focus.
    afterNextRender(() => this.host.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus(), {
      injector: this.injector,
    });
  }

  protected move(at: number, by: 1 | -1): void {
    const ids = this.items().map(({ id }) => id);
    const [from, to] = [ids[at], ids[at + by]];
    if (from === undefined || to === undefined) return;
    ids[at] = to;
    ids[at + by] = from;
    this.ordered.emit(ids);
  }
}
