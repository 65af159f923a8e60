import {
  DestroyRef,
  Injector,
  PendingTasks,
  inject,
  runInInjectionContext,
  signal,
  type Signal,
} from '@angular/core';
import { ɵimportOrThrow as importOrThrow } from 'ngx-auth0-profile';
import type { AccountSectionName } from '../access/section-name';
import type { SectionView } from '../frame/section-view';
import type { LoadState } from '../state/load-state';
import type * as OtherSections from './other-sections';

/** Loads the sections that not every visit of the page needs. */
export function importOtherSections(): Promise<typeof OtherSections> {
  return importOrThrow(import('./other-sections'));
}

/**
 * A section whose code is loaded now; until then a section without content. Call in an injection context.
 *
 * @param create - is called in an injection context
 * @param unavailable - why the section is not available
 */
export function injectLazyView(
  name: AccountSectionName,
  create: (module: typeof OtherSections) => SectionView,
  unavailable: () => string | undefined = () => undefined,
): Signal<SectionView> {
  const injector = inject(Injector);
  const tasks = inject(PendingTasks);
  const state = signal<LoadState>({ status: 'loading' });
  let isDestroyed = false;
  inject(DestroyRef).onDestroy(() => {
    isDestroyed = true;
  });

  const load = async (): Promise<void> => {
    state.set({ status: 'loading' });
    // A test waits for it.
    const done = tasks.add();
    try {
      const module = await importOtherSections();
      if (!isDestroyed) {
        view.set(runInInjectionContext(injector, () => create(module)));
      }
    } catch (error) {
      state.set({ status: 'failed', error });
    }
    done();
  };
  const again = (): void => {
    void load();
  };
  const view = signal<SectionView>({ name, unavailable, data: { state, again } });
  again();
  return view.asReadonly();
}
