import { Problem } from '../problem/problem.ts';

/** No answer came from the tenant, or none that says anything. */
export class Unreachable extends Problem {
  /** Of a write it is then not known whether it was made. */
  constructor(kind: 'read' | 'write', cause?: unknown) {
    super(
      'upstream-unavailable',
      kind === 'read'
        ? 'The tenant did not answer. Try again later.'
        : 'The tenant did not answer: the change may or may not have been made. Read the profile.',
      { retryAfterSeconds: 2, cause, ...(kind === 'write' && { outcome: 'unknown' }) },
    );
  }
}

/** The call waited for so long that somebody else may have taken it over. Nothing was sent. */
export class TooLate extends Problem {
  constructor() {
    super('upstream-unavailable', 'The call had to wait for too long. Try again.', {
      retryAfterSeconds: 1,
    });
  }
}

/** Nothing was sent to the Management API, because there is no token for it. */
export class TokenUnavailable extends Problem {
  constructor(cause: Problem) {
    super('upstream-unavailable', cause.message, { ...cause.facts, cause });
  }
}
