import { TestBed } from '@angular/core/testing';
import { keepOnRedirect } from 'ngx-auth0-profile';

/** A form whose text survives a redirect. */
export function keepForm(text = ''): { text: string } {
  const form = { text };
  TestBed.runInInjectionContext(() => {
    keepOnRedirect('form', {
      read: () => form.text || undefined,
      restore: (kept: string) => {
        form.text = kept;
      },
    });
  });
  return form;
}
