import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, DOCUMENT, computed, inject, input } from '@angular/core';
import type { MeetingWall } from '@casusregie/contract';
import { AGENDA_REASON_LABELS } from '@casusregie/domain';
import { Empty, Failure, PlainDatePipe, Skeleton } from '@casusregie/ui';
import { DemoBanner } from '../frame/demo-banner';
import { problemOf } from '../server/problem';
import { MeetingNews } from './meeting-news';

/** How often the wall looks again, in milliseconds; what is typed in another window of this browser it hears at once. */
const LOOK_MS = 60_000;

/** What hangs in the room: large, without menus, and only what everybody who attends may see. */
@Component({
  selector: 'app-wall-page',
  imports: [DemoBanner, Empty, Failure, PlainDatePipe, Skeleton],
  template: `
    <app-demo-banner />
    <main>
      @if (failure(); as told) {
        <ui-failure [title]="told.title" [text]="told.detail" (retry)="wall.reload()" />
      } @else if (shown(); as one) {
        <header>
          <h1>{{ one.kind }}</h1>
          <p>{{ one.heldOn | plainDate }}, {{ one.beginsAt }} uur · {{ one.place }}</p>
        </header>
        <ol>
          @for (item of one.items; track item.id) {
            <li>
              <h2>
                <span class="ui-number">{{ item.number }}</span> {{ item.title ?? '' }}
              </h2>
              <p class="reason">{{ reasons[item.reason] }}</p>
              @if (item.decision) {
                <p class="decision ui-as-typed"><strong>Besluit:</strong> {{ item.decision }}</p>
              }
              @for (action of item.actions; track $index) {
                <p>
                  Actie: {{ action.title }} — {{ action.owner }}
                  @if (action.dueOn; as due) {
                    , uiterlijk {{ due | plainDate }}
                  }
                </p>
              }
            </li>
          } @empty {
            <li>
              <ui-empty
                icon="list"
                title="Er is niets om te tonen."
                text="Hier staat alleen wat iedereen mag zien die is uitgenodigd en niet afwezig is."
              />
            </li>
          }
        </ol>
      } @else {
        <ui-skeleton kind="card" [rows]="4" label="Scherm laden" />
      }
    </main>
  `,
  styles: `
    main {
      box-sizing: border-box;
      min-block-size: 100vh;
      padding: clamp(var(--space-4), 4vw, 4rem);
      font-size: clamp(1.25rem, 1.9vw, 2rem);
      line-height: 1.4;
      background: var(--surface);
    }
    header {
      margin-block-end: 2rem;
    }
    h1 {
      font-size: 1.8em;
    }
    h2 {
      font-size: 1.25em;
    }
    ol {
      padding: 0;
      list-style: none;
    }
    li {
      padding-block: 1.5rem;
      border-block-start: 2px solid var(--line);
    }
    .reason {
      color: var(--ink-quiet);
    }
    .decision {
      margin-block: 0.5em;
    }
  `,
})
export class WallPage {
  /** From the address. */
  readonly meetingId = input.required<string>();
  protected readonly wall = httpResource<MeetingWall>(() => `/v1/meetings/${this.meetingId()}/wall`);
  protected readonly shown = computed(() => (this.wall.hasValue() ? this.wall.value() : undefined));
  protected readonly failure = computed(() => (this.wall.error() ? problemOf(this.wall.error()) : null));
  protected readonly reasons = AGENDA_REASON_LABELS;

  constructor() {
    const document = inject(DOCUMENT);
    const lifetime = inject(DestroyRef);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.wall.reload();
    }, LOOK_MS);
    lifetime.onDestroy(() => clearInterval(timer));
    inject(MeetingNews).listen((id) => {
      if (id === this.meetingId()) this.wall.reload();
    }, lifetime);
  }
}
