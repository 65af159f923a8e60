import { Injectable, InjectionToken, Injector, inject } from '@angular/core';
import {
  ProfileService,
  isEndUserScope,
  ɵloadAuthorization as loadAuthorization,
  type AuthorizationRequest,
} from 'ngx-auth0-profile';
import { ScriptedFailures } from './scripted-failures';
import type { Auth0ProfileTestingOptions, TestFailure, TestProfile } from './testing-options';

/** A call the library made, as the API saw it. */
export interface SentCall {
  /** The HTTP method. */
  readonly method: string;
  /** The path below the API, with the real ids in it, encoded. */
  readonly path: string;
  /** The body; `null` where there was none. */
  readonly body: unknown;
}

/** The options of `provideAuth0ProfileTesting()`. */
export const TESTING_OPTIONS = new InjectionToken<Auth0ProfileTestingOptions>(
  'ngx-auth0-profile testing options',
  { factory: () => ({}) },
);

const madeUp: TestProfile = { user_id: 'auth0|test-user', name: 'Test User', user_metadata: {} };
const BUSY = ['loading', 'saving', 'waiting'];

/** Reads what the library sent in a test, and says what it meets. */
@Injectable({ providedIn: 'root' })
export class Auth0ProfileTestingController {
  private readonly options = inject(TESTING_OPTIONS);
  private readonly injector = inject(Injector);
  private readonly listeners = new Set<(user: string | undefined) => void>();
  private readonly granted = this.options.scopes && new Set(this.options.scopes);
  private readonly revoked = new Set<string>();
  private stored = withDefaults(this.options.profile === undefined ? {} : this.options.profile);

  /** @internal What is still to be met. */
  readonly failures = new ScriptedFailures(this.options.failures ?? []);

  /** Every call so far, in order; repeated attempts count. Empty it with `sent.length = 0`. */
  readonly sent: SentCall[] = [];
  /** Every time the user would have been sent to Auth0, or shown a popup. */
  readonly asked: AuthorizationRequest[] = [];

  /** The profile as the API has it; `undefined` when nobody is signed in. */
  get profile(): TestProfile | undefined {
    return this.stored;
  }

  /** Signs somebody in, in place of who was. */
  signIn(profile: TestProfile = {}): void {
    this.stored = withDefaults(profile);
    this.announce();
  }

  /** Signs out. */
  signOut(): void {
    this.stored = undefined;
    this.announce();
  }

  /** Changes the profile behind the library's back, as another device would. */
  changeElsewhere(profile: TestProfile): void {
    this.store({ ...this.stored, ...profile });
  }

  /** Grants these scopes, too, to tokens requested from now on. */
  grant(...scopes: readonly string[]): void {
    for (const scope of scopes) {
      this.revoked.delete(scope);
      this.granted?.add(scope);
    }
  }

  /** Leaves these scopes out of tokens requested from now on. */
  revoke(...scopes: readonly string[]): void {
    scopes.forEach((scope) => this.revoked.add(scope));
  }

  /** Lets calls to come, or tokens to come, fail. */
  fail(failure: TestFailure): void {
    this.failures.add(failure);
  }

  /** Resolves when `ProfileService` is neither loading, saving nor waiting. */
  async settled(): Promise<void> {
    const { status } = this.injector.get(ProfileService);
    await loadAuthorization(this.injector);
    do {
      // What a command starts from a microtask has begun by then.
      await new Promise((resolve) => setTimeout(resolve));
    } while (BUSY.includes(status()));
  }

  /** @internal Whether Auth0 grants a scope for an audience. */
  grants(scope: string, audience: string): boolean {
    return this.granted
      ? this.granted.has(scope) && !this.revoked.has(scope)
      : !this.revoked.has(scope) && (isEndUserScope(scope) || !audience.endsWith('/api/v2/'));
  }

  /** @internal Keeps what the API would keep. */
  store(profile: TestProfile): void {
    this.stored = profile;
  }

  /** @internal */
  listen(listener: (user: string | undefined) => void): () => void {
    this.listeners.add(listener);
    listener(this.user());
    return () => this.listeners.delete(listener);
  }

  /** @internal */
  user(): string | undefined {
    return this.stored?.user_id;
  }

  private announce(): void {
    this.listeners.forEach((listener) => {
      listener(this.user());
    });
  }
}

function withDefaults(profile: TestProfile | null): TestProfile | undefined {
  return profile ? { ...madeUp, ...profile } : undefined;
}
