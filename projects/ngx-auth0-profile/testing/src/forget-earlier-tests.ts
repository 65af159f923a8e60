import { DOCUMENT, inject } from '@angular/core';

/** What the keys of this library begin with. */
const PREFIX = 'ngx-auth0-profile.';

/**
 * Removes what the library keeps for the next page of the tab, such as which step-ups it has made: the
 * tests of one run share a tab, and none may depend on another.
 */
export function forgetEarlierTests(): void {
  const storage = inject(DOCUMENT).defaultView?.sessionStorage;
  for (const key of storage ? Object.keys(storage) : []) {
    if (key.startsWith(PREFIX)) {
      storage?.removeItem(key);
    }
  }
}
