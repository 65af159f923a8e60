import type { AuthorizationRequest } from '../tokens/token-port';

const KEY = 'ngx-auth0-profile.step-up-attempts';

/** How long an attempt prevents another one for the same scopes, in milliseconds. */
const ATTEMPT_TTL_MS = 10 * 60_000;

/** A prompt of the user for a token. */
interface StepUpAttempt extends AuthorizationRequest {
  readonly at: number;
  /** Whether it brought a token. A redirect for another attempt can lose that token again. */
  readonly succeeded?: boolean;
}

/**
 * Remembers step-up attempts across reloads, so that the user is not prompted for the same scopes again
 * and again. Stores audiences and scopes, never a token.
 */
export class StepUpMemory {
  private inMemory: readonly StepUpAttempt[] = [];

  /** Reading `window.sessionStorage` throws where the user has disabled storage. */
  constructor(private readonly storage: () => Storage | undefined) {}

  /**
   * Records an attempt. Returns `false` when a recent one for the same scopes did not succeed. After a
   * successful one, only a user who interacts with the page is prompted again: two APIs whose tokens do
   * not survive a redirect would otherwise redirect a loading page back and forth.
   */
  start({ audience, scopes }: AuthorizationRequest, userIsActive: boolean): boolean {
    const attempts = this.read().filter(({ at }) => Date.now() - at < ATTEMPT_TTL_MS);
    const recent = attempts.some(
      (attempt) =>
        attempt.audience === audience &&
        scopes.every((scope) => attempt.scopes.includes(scope)) &&
        !(attempt.succeeded && userIsActive),
    );
    if (!recent) {
      this.write([...attempts, { audience, scopes, at: Date.now() }]);
    }
    return !recent;
  }

  /** Marks the attempts for these scopes as successful. */
  succeed(audience: string, scopes: ReadonlySet<string>): void {
    this.change(audience, scopes, { succeeded: true });
  }

  /** Forgets the attempts for these scopes. */
  forget(audience: string, scopes: ReadonlySet<string>): void {
    this.change(audience, scopes, { at: 0 });
  }

  private change(
    audience: string,
    scopes: ReadonlySet<string>,
    change: Partial<StepUpAttempt>,
  ): void {
    const attempts = this.read();
    if (attempts.length > 0) {
      this.write(
        attempts.map((attempt) =>
          attempt.audience === audience && attempt.scopes.every((scope) => scopes.has(scope))
            ? { ...attempt, ...change }
            : attempt,
        ),
      );
    }
  }

  private read(): readonly StepUpAttempt[] {
    try {
      const value: unknown = JSON.parse(this.storage()?.getItem(KEY) ?? 'null');
      return Array.isArray(value) ? value.filter(isStepUpAttempt) : this.inMemory;
    } catch {
      return this.inMemory;
    }
  }

  private write(attempts: readonly StepUpAttempt[]): void {
    this.inMemory = attempts;
    try {
      this.storage()?.setItem(KEY, JSON.stringify(attempts));
    } catch {
      // Without storage the attempts are remembered until the page is left.
    }
  }
}

function isStepUpAttempt(value: unknown): value is StepUpAttempt {
  return (
    typeof value === 'object' &&
    value !== null &&
    'audience' in value &&
    'scopes' in value &&
    Array.isArray(value.scopes) &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
