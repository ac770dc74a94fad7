import { Component, DestroyRef, DOCUMENT, afterRenderEffect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

/** One part of a long page. */
export interface PageSection {
  /** The id of the heading or section element. */
  readonly id: string;
  readonly label: string;
  /** How much is in it: shown behind the label. */
  readonly count?: number;
}

/** The parts of a long page as links; marks the part in view. The address keeps the part: `#weging`. */
@Component({
  selector: 'ui-section-nav',
  imports: [RouterLink],
  template: `
    <nav [attr.aria-label]="label()">
      <ul class="parts">
        @for (section of sections(); track section.id) {
          <li>
            <a
              [routerLink]="[]"
              [fragment]="section.id"
              queryParamsHandling="preserve"
              [attr.aria-current]="inView() === section.id ? 'true' : null"
            >
              {{ section.label }}
              @if (section.count !== undefined) {
                <span class="count">{{ section.count }}</span>
              }
            </a>
          </li>
        }
      </ul>
    </nav>
  `,
  styleUrl: './section-nav.css',
})
export class SectionNav {
  readonly sections = input.required<readonly PageSection[]>();
  readonly label = input('Onderdelen van deze pagina');
  protected readonly inView = signal('');
  private readonly document = inject(DOCUMENT);

  constructor() {
    let observer: IntersectionObserver | undefined;
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
    afterRenderEffect(() => {
      observer?.disconnect();
      const parts = this.sections().map((section) => this.document.getElementById(section.id));
      if (typeof IntersectionObserver === 'undefined') return;
      observer = new IntersectionObserver((entries) => this.follow(entries), { rootMargin: '-15% 0px -70% 0px' });
      for (const part of parts) if (part) observer.observe(part);
    });
  }

  private follow(entries: readonly IntersectionObserverEntry[]): void {
    const seen = entries.find((entry) => entry.isIntersecting);
    if (seen) this.inView.set(seen.target.id);
  }
}
