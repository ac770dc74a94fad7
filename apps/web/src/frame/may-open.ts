import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router, Routes } from '@angular/router';
import { FrameState } from './frame-state';
import { ENTRIES } from './navigation';

const PLACES: ReadonlySet<string> = new Set(Object.values(ENTRIES).map(({ path }) => path));

/** Lets a page of the navigation open for who finds it there; others read, at the same address, that it is not theirs. */
export const mayOpen: CanActivateFn = ({ routeConfig }) => {
  const { entries } = inject(FrameState);
  if (entries().some(({ path }) => path === routeConfig?.path)) return true;
  return new RedirectCommand(inject(Router).parseUrl('/geen-toegang'), { skipLocationChange: true });
};

/** Puts that guard on the pages of the navigation; other pages are left as they are. */
export const guarded = (routes: Routes): Routes =>
  routes.map((route) => (PLACES.has(route.path ?? '') ? { ...route, canActivate: [mayOpen] } : route));
