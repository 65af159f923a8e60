import type { Injector } from '@angular/core';
import { AccessTokens } from './access-tokens';

/** Resolves when what gets tokens is loaded, so that a test can wait for it. */
export async function whenLoaded(injector: Injector): Promise<void> {
  await injector.get(AccessTokens).load();
}
