import { Service, signal } from '@angular/core';

/** The dialog to note a contact: open from anywhere, with the municipality one looks at. */
@Service()
export class ContactState {
  /** Whether the dialog is open. */
  readonly open = signal(false);
  /** The municipality of the page one is on; empty on other pages. */
  readonly municipalityId = signal('');
  /** Goes up with every contact that was noted, for what shows contacts or tasks. */
  readonly noted = signal(0);
}
