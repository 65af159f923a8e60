import {
  Injector,
  PendingTasks,
  computed,
  effect,
  inject,
  runInInjectionContext,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import {
  ProfileService,
  ɵAUTHENTICATION_COMMANDS as AUTHENTICATION_COMMANDS,
  ɵimportOrThrow as importOrThrow,
} from 'ngx-auth0-profile';
import type { ɵAuthenticationCommands as AuthenticationCommands } from 'ngx-auth0-profile/my-account';
import type * as Methods from '../methods/lazy-methods';
import { AccountLanguageService } from '../texts/account-language-service';

/** A part of the page that is loaded when it is first needed. */
export interface LazySection<T> {
  readonly load: () => Promise<T>;
  /** The part once it is loaded. */
  readonly loaded: Signal<T | undefined>;
}

/**
 * A section that uses the My Account API; `undefined` without `withMyAccount()`. Call in an injection context.
 *
 * @param create - is called once, in an injection context
 */
export function injectLazySection<T extends { readonly reset: () => void }>(
  create: (module: typeof Methods, parts: Methods.LazyMethods) => T,
): LazySection<T> | undefined {
  const loadCommands = inject(AUTHENTICATION_COMMANDS, { optional: true });
  if (!loadCommands) {
    return undefined;
  }
  const injector = inject(Injector);
  const { language } = inject(AccountLanguageService);
  const { profile } = inject(ProfileService);
  const user = computed(() => profile()?.user_id);
  const tasks = inject(PendingTasks);
  const loaded = signal<T | undefined>(undefined);
  let loading: Promise<T> | undefined;

  const start = async (): Promise<T> => {
    try {
      const [api, module, texts] = await Promise.all([
        loadCommands() as Promise<AuthenticationCommands>,
        importOrThrow(import('../methods/lazy-methods')),
        importOrThrow(language().methods()),
      ]);
      const section = runInInjectionContext(injector, () => create(module, { api, texts }));
      loaded.set(section);
      return section;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
  effect(() => {
    user();
    untracked(() => loaded()?.reset());
  });
  return {
    load: () => {
      if (!loading) {
        // A test waits for it.
        const done = tasks.add();
        loading = start().finally(done);
      }
      return loading;
    },
    loaded: loaded.asReadonly(),
  };
}
