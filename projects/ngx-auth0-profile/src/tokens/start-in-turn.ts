import { NgZone, type Injector } from '@angular/core';
import type { Authorization } from '../authorization/authorization';
import { AccessTokens } from './access-tokens';
import { SDK } from './token-port';

/**
 * Starts the SDK, and loads what gets tokens when the page has been drawn: for what comes with a page
 * that opens. It has to wait for the SDK's silent login anyway, and loaded at once would delay it.
 */
export async function startInTurn(injector: Injector): Promise<Authorization> {
  const tokens = injector.get(AccessTokens);
  // Without the SDK there is no login of its to wait for.
  if (injector.get(SDK) && !tokens.loading) {
    await injector.get(NgZone).runOutsideAngular(pageDrawn);
  }
  return tokens.load();
}

/** Resolves when the page has been drawn, and after 100 ms where none is, as in a tab behind others. */
function pageDrawn(): Promise<void> {
  return new Promise((resolve) => {
    const undrawn = setTimeout(resolve, 100);
    // What is called for a frame is called before it is drawn; a task of its own comes after.
    requestAnimationFrame(() => {
      clearTimeout(undrawn);
      setTimeout(resolve);
    });
  });
}
