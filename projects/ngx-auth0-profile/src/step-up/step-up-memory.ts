import type { RequiredAuthentication } from '../errors/required-authentication';
import type { AuthorizationRequest } from '../tokens/token-port';

const KEY = 'ngx-auth0-profile.step-up-attempts';

/** How long an attempt prevents another one for the same scopes, in milliseconds. */
const ATTEMPT_TTL_MS = 10 * 60_000;

/** The shortest time between two prompts for a recent login, in milliseconds. */
const MIN_REPEAT_MS = 30_000;

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
  start(request: AuthorizationRequest, userIsActive: boolean): boolean {
    if (this.has(request, userIsActive)) {
      return false;
    }
    const { audience, scopes, authentication } = request;
    const attempt = { audience, scopes, ...(authentication && { authentication }), at: Date.now() };
    this.write([...this.read().filter(({ at }) => Date.now() - at < ATTEMPT_TTL_MS), attempt]);
    return true;
  }

  /** Whether a recent attempt prevents another one. */
  has(request: AuthorizationRequest, userIsActive: boolean): boolean {
    return this.read().some((attempt) => {
      const age = Date.now() - attempt.at;
      const mayRepeat = attempt.authentication
        ? age >= repeatAfter(attempt.authentication)
        : attempt.succeeded;
      return (
        age < ATTEMPT_TTL_MS &&
        attempt.audience === request.audience &&
        request.scopes.every((scope) => attempt.scopes.includes(scope)) &&
        isSameAuthentication(attempt, request) &&
        !(mayRepeat && userIsActive)
      );
    });
  }

  /** Marks the attempts for these scopes as successful. */
  succeed(audience: string, scopes: ReadonlySet<string>): void {
    this.change({ succeeded: true }, (attempt) => covers(attempt, audience, scopes));
  }

  /** Forgets the attempts for these scopes. */
  forget({ audience, scopes, authentication }: AuthorizationRequest): void {
    this.change(
      { at: 0 },
      (attempt) =>
        covers(attempt, audience, new Set(scopes)) &&
        isSameAuthentication(attempt, authentication ? { authentication } : {}),
    );
  }

  private change(
    change: Partial<StepUpAttempt>,
    matches: (attempt: StepUpAttempt) => boolean,
  ): void {
    const attempts = this.read();
    if (attempts.length > 0) {
      this.write(
        attempts.map((attempt) => (matches(attempt) ? { ...attempt, ...change } : attempt)),
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

function covers(attempt: StepUpAttempt, audience: string, scopes: ReadonlySet<string>): boolean {
  return attempt.audience === audience && attempt.scopes.every((scope) => scopes.has(scope));
}

type Authentication = Pick<AuthorizationRequest, 'authentication'>;

/** Whether two requests require the same login. */
export function isSameAuthentication(a: Authentication, b: Authentication): boolean {
  const [left, right] = [a, b].map(({ authentication: { acrValues = [], maxAge } = {} }) =>
    JSON.stringify([acrValues, maxAge]),
  );
  return left === right;
}

/**
 * When a click may prompt again for a login that an API requires, in milliseconds: once the last one is too
 * old for the API, and no API can require one that is newer than the way back to the page.
 */
function repeatAfter({ maxAge }: RequiredAuthentication): number {
  return maxAge === undefined ? ATTEMPT_TTL_MS : Math.max(maxAge * 1000, MIN_REPEAT_MS);
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
