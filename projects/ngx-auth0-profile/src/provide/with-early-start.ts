import { DOCUMENT, isPlatformServer } from '@angular/common';
import {
  InjectionToken,
  Injector,
  PLATFORM_ID,
  inject,
  provideAppInitializer,
} from '@angular/core';
import type { AuthService } from '@auth0/auth0-angular';
import { filter } from 'rxjs';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { SDK } from '../tokens/token-port';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

/** For how many milliseconds at most the first page waits for the SDK's request to leave. */
const PATIENCE = 30;

/** Starts what the first page would start; set by `withEarlyStart()`. */
export const EARLY_START = new InjectionToken<() => Promise<void>>('ngx-auth0-profile early start');

/**
 * Has the SDK look for a session before Angular builds the first page, so that the silent login is
 * under way meanwhile. For applications whose first page shows the profile, or anything else of the
 * user: there it saves the time that building the page takes.
 *
 * The page is built as soon as the login has left, after 30 ms at the latest, and at once where nobody
 * has been signed in. Without this feature the SDK starts with the first page that asks for the user,
 * so that a page that does not costs no login.
 *
 * @example
 * ```ts
 * provideAuth0Profile(withEarlyStart());
 * ```
 */
export function withEarlyStart(): Auth0ProfileFeature {
  return {
    kind: 'early-start',
    providers: [
      {
        provide: EARLY_START,
        useFactory: () => {
          const injector = inject(Injector);
          return () => startEarly(injector);
        },
      },
      // Where the configuration is on its way, `withRuntimeConfig()` starts when it is there.
      provideAppInitializer(() =>
        injectManagementApiLocation()() ? inject(EARLY_START)() : undefined,
      ),
    ],
  };
}

/** Never rejects: whoever needs the user next meets the same error, and tells it. */
async function startEarly(injector: Injector): Promise<void> {
  if (isPlatformServer(injector.get(PLATFORM_ID))) {
    return;
  }
  try {
    const sdk = injector.get(SDK);
    if (sdk) {
      await loginLeft(sdk, injector.get(DOCUMENT));
    }
  } catch {
    return;
  }
}

/** Resolves when the SDK has put the frame of a silent login into the page, or knows that it needs none. */
function loginLeft(
  { isLoading$ }: Pick<AuthService, 'isLoading$'>,
  { body }: Document,
): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      frames.disconnect();
      known.unsubscribe();
      clearTimeout(late);
      // In a task of its own, so that the frame's request is out first.
      setTimeout(resolve);
    };
    const frames = new MutationObserver((changes) => {
      // Whatever else comes into a page that opens is not the login, nor is a frame that goes.
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isFrame))) {
        go();
      }
    });
    frames.observe(body, { childList: true });
    const late = setTimeout(go, PATIENCE);
    const known = isLoading$.pipe(filter((loading) => !loading)).subscribe(() => {
      queueMicrotask(go);
    });
  });
}

function isFrame({ nodeName }: Node): boolean {
  return nodeName === 'IFRAME';
}
