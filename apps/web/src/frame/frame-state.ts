import { Service, computed, inject, signal } from '@angular/core';
import { Router, Routes } from '@angular/router';
import { Session } from '../session/session-client';
import { ENTRIES, entriesFor, maySearch } from './navigation';

const pathsOf = (routes: Routes): string[] =>
  routes.flatMap((route) => [
    route.path?.split('/')[0] ?? '',
    ...(route.path === '' ? pathsOf(route.children ?? []) : []),
  ]);

/** What the frame around every page knows: where one can go, and what pages tell it. Kept in memory only. */
@Service()
export class FrameState {
  private readonly session = inject(Session);
  private readonly paths = new Set(pathsOf(inject(Router).config));

  /** Where this person can go. */
  readonly entries = computed(() => {
    // Only a municipality has a page of its own municipality.
    const isPlace = this.session.actingAs()?.organisation.kind === 'municipality';
    const found = entriesFor(this.session.roles(), this.paths, this.session.me()?.may ?? []);
    return found.filter(({ path }) => isPlace || path !== ENTRIES.ourMunicipality.path);
  });
  /** Whether the search field is shown. */
  readonly canSearch = computed(() => this.paths.has('casussen') && maySearch(this.session.roles()));
  /** Whether this person is told of anything. */
  readonly hasNotices = computed(() => this.session.me()?.may.includes('readNotices') ?? false);
  /** How many notices are unread; the feature with notices sets it. */
  readonly unreadNotices = signal(0);
  /** The navigation at the left shows drawings only. */
  readonly narrowNavigation = signal(false);
}
