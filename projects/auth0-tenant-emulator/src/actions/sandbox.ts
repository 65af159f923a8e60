import vm from 'node:vm';
import { TenantError } from '../common/tenant-error.ts';

const TIMEOUT_MS = 5_000;

/** The error a rule throws or passes on to deny a login. */
export class UnauthorizedError extends Error {
  override readonly name: string = 'UnauthorizedError';
  /** The message, under the name that Auth0's runtime uses. */
  readonly description: string;

  constructor(message: string) {
    super(message);
    this.description = message;
  }
}

/**
 * Evaluates a script of the seed with the globals given. This keeps the script's variables apart; it
 * is not protection against a hostile seed.
 *
 * @throws TenantError `rule-failed` when the text does not parse or its top level throws.
 */
export function evaluate(
  name: string,
  source: string,
  globals: Readonly<Record<string, unknown>>,
): unknown {
  const context = vm.createContext({
    Buffer,
    URL,
    URLSearchParams,
    UnauthorizedError,
    clearTimeout,
    console,
    fetch,
    setTimeout,
    structuredClone,
    ...globals,
  });
  try {
    return vm.runInContext(source, context, { filename: `${name}.js`, timeout: TIMEOUT_MS });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TenantError(
      'rule-failed',
      `The script "${name}" of the seed cannot be evaluated (${reason}). Correct it in the seed.`,
      { cause },
    );
  }
}

/** The message of an error. One from inside the sandbox is not an instance of this realm's `Error`. */
export function messageOf(error: unknown): string {
  const message: unknown =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' && message !== '' ? message : 'Something went wrong.';
}
