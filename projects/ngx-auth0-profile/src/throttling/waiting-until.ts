import { InjectionToken, signal, type WritableSignal } from '@angular/core';

/** When the pause ends that an API requires after a 429; `undefined` without a pause. */
export const WAITING_UNTIL = new InjectionToken<WritableSignal<Date | undefined>>(
  'ngx-auth0-profile waiting until',
  { factory: () => signal<Date | undefined>(undefined) },
);
