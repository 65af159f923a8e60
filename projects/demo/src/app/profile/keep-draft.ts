import { keepOnRedirect } from 'ngx-auth0-profile';

import type { Draft } from './create-draft';

/** Keeps the edited fields of a form when a step-up by redirect leaves the page. Call in an injection context. */
export function keepDraft<T extends object>(key: string, { changes, model }: Draft<T>): void {
  keepOnRedirect(key, {
    read: () => (Object.keys(changes()).length > 0 ? changes() : undefined),
    restore: (edited: Partial<T>) => {
      model.update((values) => ({ ...values, ...edited }));
    },
  });
}
