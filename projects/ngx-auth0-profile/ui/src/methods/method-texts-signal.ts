import { effect, inject, signal, type Signal } from '@angular/core';
import { AccountLanguageService } from '../texts/account-language-service';
import type { MethodTexts } from '../texts/method-texts';

/**
 * The texts in the language of the page, from the first ones that are loaded on. Call in an injection context.
 *
 * @param first - the texts of the language that the page has now
 */
export function injectMethodTexts(first: MethodTexts): Signal<MethodTexts> {
  const { language } = inject(AccountLanguageService);
  const texts = signal(first);
  effect(() => {
    const chosen = language();
    const show = (loaded: MethodTexts): void => {
      if (chosen === language()) {
        texts.set(loaded);
      }
    };
    // Until they are there, and where they cannot be loaded, the texts before stay.
    chosen.methods().then(show, () => undefined);
  });
  return texts.asReadonly();
}
