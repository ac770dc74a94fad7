import { HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { problemOf } from './problem';

/** Every failed request fails with a `Problem`, so that screens know one kind of error. */
export const problems: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((error: unknown) => throwError(() => problemOf(error))));
