import { Component, computed, inject } from '@angular/core';
import { ROLE_LABELS } from '@casusregie/domain';
import { Icon } from '@casusregie/ui';
import { Authorisation, Session } from '../session/session-client';
import { Shortcuts } from './shortcuts';

/** Who is signed in, as what, and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [Icon],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  protected readonly session = inject(Session);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly initials = computed(() => initialsOf(this.session.me()?.person.name ?? ''));
  protected readonly others = computed(() => (this.session.me()?.authorisations.length ?? 0) > 1);

  protected roleOf(authorisation: Authorisation): string {
    return ROLE_LABELS[authorisation.role];
  }

  /** The organisation, and the regions that its name does not already tell. */
  protected placeOf({ organisation, regions }: Authorisation): string {
    const others = regions.map(({ name }) => name).filter((name) => !organisation.name.includes(name));
    return others.length > 0 && others.length <= 3 ? `${organisation.name}, ${others.join(', ')}` : organisation.name;
  }

  protected signOut(): void {
    this.session.signOut().subscribe();
  }
}

/** The first letters of the first and the last word of a name: *Sanne de Wit* gives *SW*. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase();
}
