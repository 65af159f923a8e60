import { ProfileProxyError } from './profile-proxy-error.ts';
import { problemCatalogue, type ProblemSlug } from './problem-catalogue.ts';

/** Members of a problem beside title and detail. */
export interface ProblemFacts {
  /** Permissions the caller would need (`missing-scope`). */
  readonly requiredScopes?: readonly string[];
  /** Parameters of a login that provides what is missing, such as `max_age` (RFC 9470). */
  readonly loginParameters?: Readonly<Record<string, string>>;
  /** Scopes that a login may not request (`invalid-scope`); logged, never sent to the caller. */
  readonly refusedScopes?: readonly string[];
  /** Names of the fields that may not be changed (`field-not-allowed`). */
  readonly fields?: readonly string[];
  /** Invalid members and why (`invalid-change`). Never contains a value that was sent. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Seconds after which a retry makes sense. */
  readonly retryAfterSeconds?: number;
  /** Methods the path knows (`method-not-allowed`). */
  readonly allow?: readonly string[];
  /** `'unknown'` when a change was sent and no answer came: it may have been made. */
  readonly outcome?: 'unknown';
  /** What the operator has to know; logged, never sent to the caller. Contains no secret. */
  readonly operatorDetail?: string;
  readonly cause?: unknown;
}

/** An error for the caller: answered as problem+json with its status. */
export class Problem extends ProfileProxyError {
  override readonly name = 'Problem';
  declare readonly code: ProblemSlug;
  readonly status: number;
  readonly facts: ProblemFacts;

  constructor(slug: ProblemSlug, detail: string, facts: ProblemFacts = {}) {
    super(slug, detail, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.status = problemCatalogue[slug].status;
    this.facts = facts;
  }
}
