import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  ApplicationConfig,
  ErrorHandler,
  LOCALE_ID,
  inject,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  RedirectCommand,
  Router,
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { routes } from './app.routes';
import { PageTitles } from './frame/page-titles';
import { UnexpectedErrors } from './frame/unexpected-errors';
import { problems } from './server/problems';
import { ownRequests } from './server/own-requests';
import { signInAgainOn401 } from './session/sign-in-again-on-401';

/** A page that cannot be loaded (no connection, a new version) shows its own page under the address that was asked for. */
const showFailedPage = (): RedirectCommand =>
  new RedirectCommand(inject(Router).parseUrl('/storing'), { skipLocationChange: true });

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(showFailedPage),
    ),
    // XMLHttpRequest, because fetch does not tell how far an upload is.
    provideHttpClient(withXhr(), withInterceptors([ownRequests, problems, signInAgainOn401])),
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: ErrorHandler, useClass: UnexpectedErrors },
    { provide: LOCALE_ID, useValue: 'nl-NL' },
  ],
};
