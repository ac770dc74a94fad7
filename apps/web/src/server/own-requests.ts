import { HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';

/**
 * Marks requests to our own server, which refuses writes without this header: another site cannot set it without asking
 * first (protection against cross-site request forgery).
 */
export const ownRequests: HttpInterceptorFn = (request, next) => {
  const { origin, href } = inject(DOCUMENT).location;
  const isOwn = new URL(request.url, href).origin === origin;
  return next(isOwn ? request.clone({ setHeaders: { 'X-Requested-With': 'casusregie' } }) : request);
};
