import { Component } from '@angular/core';

/** The own mark and name: an open ring with a core from which a line goes out. */
@Component({
  selector: 'app-wordmark',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" />
      <path d="M22.4 9.9a9 9 0 1 0 0 12.2M16 16h6.5" />
      <circle cx="16" cy="16" r="3.1" />
    </svg>
    <span class="name">Casusregie</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 0.5em;
      align-items: center;
      font-weight: 600;
      letter-spacing: -0.01em;
      color: var(--ink);
    }
    svg {
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
    }
    rect {
      fill: var(--accent);
    }
    path {
      fill: none;
      stroke: var(--accent-ink);
      stroke-width: 2.6;
      stroke-linecap: round;
    }
    circle {
      fill: var(--accent-ink);
    }
    @media (forced-colors: active) {
      rect {
        fill: CanvasText;
      }
      path {
        stroke: Canvas;
      }
      circle {
        fill: Canvas;
      }
    }
  `,
})
export class Wordmark {}
