const KEY = 'ngx-auth0-profile.login-attempts';

/** How long a login that did not succeed prevents another automatic one, in milliseconds. */
const FAILED_ATTEMPT_TTL_MS = 10 * 60_000;

/** In this time at most `MAX_ATTEMPTS` automatic logins start, even if they succeed, in milliseconds. */
const LOOP_WINDOW_MS = 60_000;
const MAX_ATTEMPTS = 2;

/** A login that the library started without a click. */
interface LoginAttempt {
  readonly at: number;
  readonly succeeded?: boolean;
}

/**
 * Remembers automatic logins of this tab across redirects, so that a login which fails after the return is
 * not repeated without end. Stores times only. Attempts of this page itself do not count: they have not
 * returned yet.
 */
export class LoginAttempts {
  private readonly earlier: readonly LoginAttempt[];
  private current: readonly LoginAttempt[];

  /** Reading `window.sessionStorage` throws where the user has disabled storage. */
  constructor(private readonly storage: () => Storage | undefined) {
    this.earlier = this.read();
    this.current = this.earlier;
  }

  /**
   * Whether a login may start by itself while the page opens.
   *
   * @param hasFailed - whether this page is the return of a login that failed
   */
  mayStart(hasFailed: boolean): boolean {
    const now = Date.now();
    const failed = this.earlier.filter(
      ({ at, succeeded }) => !succeeded && now - at < FAILED_ATTEMPT_TTL_MS,
    );
    const recent = this.earlier.filter(({ at }) => now - at < LOOP_WINDOW_MS);
    return !hasFailed && failed.length === 0 && recent.length < MAX_ATTEMPTS;
  }

  /** Records that a login starts. */
  start(): void {
    this.write([...this.current, { at: Date.now() }].slice(-MAX_ATTEMPTS));
  }

  /** Records that the user is signed in. */
  succeed(): void {
    if (this.current.some(({ succeeded }) => !succeeded)) {
      this.write(this.current.map(({ at }) => ({ at, succeeded: true })));
    }
  }

  private read(): readonly LoginAttempt[] {
    try {
      const value: unknown = JSON.parse(this.storage()?.getItem(KEY) ?? '[]');
      return Array.isArray(value) ? value.filter(isLoginAttempt) : [];
    } catch {
      return [];
    }
  }

  private write(attempts: readonly LoginAttempt[]): void {
    this.current = attempts;
    try {
      this.storage()?.setItem(KEY, JSON.stringify(attempts));
    } catch {
      // Without storage a login cannot return either: the SDK keeps its transaction there.
    }
  }
}

function isLoginAttempt(value: unknown): value is LoginAttempt {
  return (
    typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number'
  );
}
