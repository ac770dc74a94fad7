import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, switchMap, throwError } from 'rxjs';
import { MAY_BE_SIGNED_OUT } from './session-client';
import { SignInAgain } from './sign-in-again';

/** A request refused because the session ended waits until one is signed in again, and is then sent once more. */
export const signInAgainOn401: HttpInterceptorFn = (request, next) => {
  if (request.context.get(MAY_BE_SIGNED_OUT)) return next(request);
  const signInAgain = inject(SignInAgain);
  return next(request).pipe(
    catchError((error: unknown) =>
      error instanceof HttpErrorResponse && error.status === 401
        ? signInAgain.wait().pipe(switchMap(() => next(request)))
        : throwError(() => error),
    ),
  );
};
