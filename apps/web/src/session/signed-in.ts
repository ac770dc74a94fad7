import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { map } from 'rxjs';
import { Session } from './session-client';

/** Lets a page open when somebody is signed in; else the sign-in page, which brings one back here. */
export const signedIn: CanActivateFn = (_route, { url }) => {
  const router = inject(Router);
  return inject(Session)
    .settled()
    .pipe(
      map((state) => {
        if (state === 'signed-in') return true;
        const extras = state === 'failed' ? { storing: 'ja' } : {};
        const queryParams = url === '/' ? extras : { ...extras, terug: url };
        return new RedirectCommand(router.createUrlTree(['/aanmelden'], { queryParams }));
      }),
    );
};
