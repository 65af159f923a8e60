import { keepOnRedirect } from 'ngx-auth0-profile';

import type { Draft } from './create-draft';

/** Keeps the edited fields of a form when a step-up by redirect leaves the page. Call in an injection context. */
export function keepDraft<T extends object>(key: string, draft: Draft<T>): void {
  keepOnRedirect(key, {
    read: () => (Object.keys(draft.changes()).length > 0 ? draft.changes() : undefined),
    restore: (edited: Partial<T>) => {
      draft.model.update((values) => ({ ...values, ...edited }));
    },
  });
}
