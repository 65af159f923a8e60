import { Injectable, InjectionToken, Injector, inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import {
  Auth0ProfileError,
  ProfileService,
  managementEndpoints,
  type AuthorizationRequest,
  type ɵSessionUser as SessionUser,
} from 'ngx-auth0-profile';
import { filter, firstValueFrom } from 'rxjs';
import type { Auth0ProfileTestingOptions, TestFailure, TestProfile } from './testing-options';

/** A call the library made, as the API would have seen it. */
export interface SentCall {
  /** The HTTP method. */
  readonly method: string;
  /** The path below the API, with the real ids in it, encoded. */
  readonly path: string;
  /** The body; `undefined` where there was none. */
  readonly body: unknown;
}

/** The options of `provideAuth0ProfileTesting()`. */
export const TESTING_OPTIONS = new InjectionToken<Auth0ProfileTestingOptions>(
  'ngx-auth0-profile testing options',
  { factory: () => ({}) },
);

const madeUp: TestProfile = { user_id: 'auth0|test-user', name: 'Test User', user_metadata: {} };

/** Reads what the library sent in a test, and says what it meets. */
@Injectable({ providedIn: 'root' })
export class Auth0ProfileTestingController {
  private readonly options = inject(TESTING_OPTIONS);
  private readonly injector = inject(Injector);
  private readonly listeners = new Set<(user: SessionUser | undefined) => void>();
  private readonly granted = new Set(
    this.options.scopes ?? Object.values(managementEndpoints).map(({ scope }) => scope),
  );
  private failures: readonly TestFailure[] = this.options.failures ?? [];
  private stored = withDefaults(this.options.profile === undefined ? {} : this.options.profile);

  /** Every call so far, in order. */
  readonly sent: SentCall[] = [];
  /** Every time the user would have been sent to Auth0, or shown a popup. */
  readonly asked: AuthorizationRequest[] = [];

  /** The profile as the API has it; `undefined` when nobody is signed in. */
  get profile(): TestProfile | undefined {
    return this.stored;
  }

  /** The scopes Auth0 grants. */
  get scopes(): ReadonlySet<string> {
    return this.granted;
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

  /** Lets Auth0 grant these scopes too, to tokens asked for from now on. */
  grant(...scopes: readonly string[]): void {
    scopes.forEach((scope) => this.granted.add(scope));
  }

  /** Lets Auth0 leave these scopes out of tokens asked for from now on. */
  revoke(...scopes: readonly string[]): void {
    scopes.forEach((scope) => this.granted.delete(scope));
  }

  /** Refuses calls to come. */
  fail(failure: TestFailure): void {
    this.failures = [...this.failures, failure];
  }

  /** Resolves when `ProfileService` is neither loading nor saving. */
  async settled(): Promise<void> {
    const { status } = this.injector.get(ProfileService);
    const resting = toObservable(status, { injector: this.injector }).pipe(
      filter((now) => now !== 'loading' && now !== 'saving'),
    );
    // What a command starts from a microtask has begun by then.
    await new Promise((resolve) => setTimeout(resolve));
    await firstValueFrom(resting);
  }

  /** @internal Keeps what the API would keep. */
  store(profile: TestProfile): void {
    this.stored = profile;
  }

  /** @internal Records a call and answers with the refusal that waits for it. */
  receive(call: SentCall): Auth0ProfileError | undefined {
    this.sent.push(call);
    const index = this.failures.findIndex(({ method = call.method }) => method === call.method);
    const failure = this.failures[index];
    if (!failure) {
      return undefined;
    }
    const { code, status, message = `A test asked for ${code}. Expect it.`, times = 1 } = failure;
    const left = times > 1 ? [{ ...failure, times: times - 1 }] : [];
    this.failures = this.failures.toSpliced(index, 1, ...left);
    return new Auth0ProfileError(code, message, status === undefined ? {} : { status });
  }

  /** @internal */
  listen(listener: (user: SessionUser | undefined) => void): () => void {
    this.listeners.add(listener);
    listener(this.user());
    return () => this.listeners.delete(listener);
  }

  /** @internal */
  user(): SessionUser | undefined {
    return this.stored?.user_id === undefined ? undefined : { sub: this.stored.user_id };
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
