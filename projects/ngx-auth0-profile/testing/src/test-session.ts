import type { TestProfile } from './testing-options';

const DEFAULT_PROFILE: TestProfile = {
  user_id: 'auth0|test-user',
  name: 'Test User',
  user_metadata: {},
};

/** Who is signed in, and the profile the API has of them. */
export class TestSession {
  private readonly listeners = new Set<(user: string | undefined) => void>();
  private readonly known: Promise<void>;
  private resolveKnown: () => void = () => undefined;
  private pending: boolean;
  private current: TestProfile | undefined;
  /** Whether Auth0 has ended the session, of which the page learns with the next token request. */
  ended = false;

  constructor(profile: TestProfile | null | undefined, pending: boolean) {
    this.pending = pending;
    this.known = new Promise((resolve) => {
      this.resolveKnown = resolve;
    });
    if (!pending) {
      this.change(profile === null ? undefined : { ...DEFAULT_PROFILE, ...profile });
    }
  }

  /** The profile as the API has it; `undefined` while nobody is signed in. */
  get profile(): TestProfile | undefined {
    return this.current;
  }

  /** The id of the user who is signed in. */
  get user(): string | undefined {
    return this.current?.user_id;
  }

  /** Whether the SDK is still looking for a session. */
  get isPending(): boolean {
    return this.pending;
  }

  /** Resolves when the SDK has looked for a session. */
  whenKnown(): Promise<void> {
    return this.known;
  }

  start(profile: TestProfile): void {
    this.change({ ...DEFAULT_PROFILE, ...profile });
  }

  stop(): void {
    this.change(undefined);
  }

  /** Keeps a changed profile of the same user. */
  store(profile: TestProfile): void {
    this.current = profile;
  }

  /** Calls back now, if the session is known, and on each change. Returns a function that stops it. */
  subscribe(listener: (user: string | undefined) => void): () => void {
    this.listeners.add(listener);
    if (!this.pending) {
      listener(this.user);
    }
    return () => this.listeners.delete(listener);
  }

  /** Reports the user again, whose claims may have changed. */
  announce(): void {
    this.listeners.forEach((listener) => {
      listener(this.user);
    });
  }

  private change(profile: TestProfile | undefined): void {
    this.current = profile;
    this.pending = false;
    this.ended = false;
    this.resolveKnown();
    this.announce();
  }
}
