import { Problem, type ProblemFacts } from '../problem/problem.ts';
import type { ProblemSlug } from '../problem/problem-catalogue.ts';

/** Error of the Management API; used for decisions in the proxy, never sent to the caller. */
export interface UpstreamAnswer {
  readonly errorCode: string | undefined;
  readonly message: string;
}

/** The tenant refused a call. The caller gets a message of the proxy. */
export class UpstreamRefusal extends Problem {
  readonly upstreamStatus: number;
  readonly answer: UpstreamAnswer;

  constructor(upstreamStatus: number, answer: UpstreamAnswer) {
    const { slug, detail, facts } = translate(upstreamStatus, answer);
    super(slug, detail, facts);
    this.upstreamStatus = upstreamStatus;
    this.answer = answer;
  }
}

interface Translation {
  readonly slug: ProblemSlug;
  readonly detail: string;
  readonly facts?: ProblemFacts;
}

/** Errors of the Management API that a caller can act on ("Update a user"). */
const KNOWN_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [
    /user attributes cannot be updated|not allowed to update the following user attributes/i,
    'The account comes from a provider that sets these attributes at each login. Change them there.',
  ],
  [
    /Cannot update email for non-database user|verification is not supported/i,
    'The address belongs to the provider the account comes from. Change it there.',
  ],
  [/Main identity cannot be removed/i, 'The main identity of an account cannot be removed.'],
  [/Main identity and the new one are the same/i, 'The account cannot be linked to itself.'],
];

function translate(status: number, answer: UpstreamAnswer): Translation {
  if (status === 401 || status === 403) {
    return {
      slug: 'upstream-unavailable',
      detail: 'The service cannot do this at the moment. Its operator has to change its settings.',
      facts: {
        retryAfterSeconds: 60,
        operatorDetail: `The Management API answered ${status} to the token of the proxy. Grant its application the scopes that "auth0-profile-proxy check" names.`,
      },
    };
  }
  if (status === 404) {
    return { slug: 'not-found', detail: 'The tenant has no such user or identity.' };
  }
  if (status === 409) {
    return { slug: 'conflict', detail: 'The tenant answers that this already exists.' };
  }
  const known = KNOWN_MESSAGES.find(([pattern]) => pattern.test(answer.message));
  return {
    slug: 'upstream-refused',
    detail: known?.[1] ?? 'The tenant refused the change. Nothing was changed.',
  };
}
