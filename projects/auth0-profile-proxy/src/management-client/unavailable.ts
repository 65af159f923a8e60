import { Problem } from '../problem/problem.ts';

/** What users of a page are told; the operator gets `operatorDetail` in the log. */
export const SERVICE_UNAVAILABLE = 'The service is not available at the moment. Try again later.';

/** The tenant did not answer, or its answer cannot be used. */
export class Unreachable extends Problem {
  /** After a write it is unknown whether it was made. */
  constructor(kind: 'read' | 'write', cause?: unknown) {
    super(
      'upstream-unavailable',
      kind === 'read'
        ? SERVICE_UNAVAILABLE
        : 'The service did not get an answer: the change may or may not have been made. Read the profile.',
      {
        retryAfterSeconds: 2,
        operatorDetail: 'The Management API did not answer, or not with JSON.',
        cause,
        ...(kind === 'write' && { outcome: 'unknown' }),
      },
    );
  }
}

/** The call waited so long that another instance may have taken it over. Nothing was sent. */
export class TooLate extends Problem {
  constructor() {
    super(
      'upstream-unavailable',
      'The request waited too long for its turn. Nothing was changed. Try again.',
      {
        retryAfterSeconds: 1,
      },
    );
  }
}

/** There is no Management API token, so nothing was sent. */
export class TokenUnavailable extends Problem {
  constructor(cause: Problem) {
    super('upstream-unavailable', cause.message, { ...cause.facts, cause });
  }
}
