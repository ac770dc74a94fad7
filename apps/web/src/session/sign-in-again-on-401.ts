import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, switchMap, throwError } from 'rxjs';
import { MAY_BE_SIGNED_OUT } from './session-client';
import { SignInAgain, SignInReason } from './sign-in-again';

/** Whether the server asks a fresh login of somebody who is signed in (RFC 9470); a header, for a refused download has no JSON. */
const reasonOf = ({ headers }: HttpErrorResponse): SignInReason =>
  headers.get('WWW-Authenticate')?.includes('insufficient_user_authentication') ? 'fresh-login' : 'signed-out';

/** A request refused for want of a (fresh) login waits until one is signed in again, and is then sent once more. */
export const signInAgainOn401: HttpInterceptorFn = (request, next) => {
  if (request.context.get(MAY_BE_SIGNED_OUT)) return next(request);
  const signInAgain = inject(SignInAgain);
  return next(request).pipe(
    catchError((error: unknown) =>
      error instanceof HttpErrorResponse && error.status === 401
        ? signInAgain.wait(reasonOf(error)).pipe(switchMap(() => next(request)))
        : throwError(() => error),
    ),
  );
};
