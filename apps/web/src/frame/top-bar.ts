import { Component, ElementRef, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '@casusregie/ui';
import { ContactState } from '../municipalities/contact-client';
import { Session } from '../session/session-client';
import { AccountMenu } from './account-menu';
import { FrameState } from './frame-state';
import { Shortcuts } from './shortcuts';
import { Wordmark } from './wordmark';

/** The bar above every page: the mark, search, for whom one acts, notices, account. */
@Component({
  selector: 'app-top-bar',
  imports: [AccountMenu, Icon, RouterLink, Wordmark],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.css',
})
export class TopBar {
  protected readonly frame = inject(FrameState);
  protected readonly contacts = inject(ContactState);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  protected readonly organisation = computed(() => this.session.actingAs()?.organisation.name ?? '');
  protected readonly region = computed(() => {
    const regions = this.session.actingAs()?.regions ?? [];
    const name = regions.length === 1 ? (regions[0]?.name ?? '') : '';
    return this.organisation().includes(name) ? '' : name;
  });
  protected readonly mayNote = computed(() => this.session.me()?.may.includes('noteContact') ?? false);
  protected readonly noticesLabel = computed(() => {
    const unread = this.frame.unreadNotices();
    return unread === 0 ? 'Meldingen' : `Meldingen, ${unread} ongelezen`;
  });

  constructor() {
    const shortcuts = inject(Shortcuts);
    shortcuts.add({ key: '/', does: 'Zoek op nummer', act: () => this.goToSearch() });
    if (this.mayNote())
      shortcuts.add({ key: 'c', does: 'Noteer een contact', act: () => this.contacts.open.set(true) });
  }

  /** Only a number: a name would end up in the address. */
  protected search(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const number = field.value.trim();
    if (!number) return;
    field.value = '';
    field.blur();
    void this.router.navigate(['/casussen'], { queryParams: { number } });
  }

  private goToSearch(): void {
    const field = this.field()?.nativeElement;
    if (field?.offsetParent) field.select();
    else if (this.frame.canSearch()) void this.router.navigateByUrl('/casussen');
  }
}
