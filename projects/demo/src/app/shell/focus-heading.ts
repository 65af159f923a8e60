import { DOCUMENT, Injector, afterNextRender, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, skip } from 'rxjs';

/**
 * Moves the focus to the page's heading after each navigation except the first, so that a screen
 * reader continues there. A URL with a fragment names another heading. Call in an injection context.
 */
export function focusHeadingAfterNavigation(): void {
  const document = inject(DOCUMENT);
  const injector = inject(Injector);
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      skip(1),
      filter(({ urlAfterRedirects }) => !urlAfterRedirects.includes('#')),
      takeUntilDestroyed(),
    )
    .subscribe(() => {
      afterNextRender(() => document.querySelector<HTMLElement>('main h1')?.focus(), { injector });
    });
}
