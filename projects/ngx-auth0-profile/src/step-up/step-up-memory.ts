import type { AuthorizationRequest } from '../tokens/token-port';

const key = 'ngx-auth0-profile.asked';

/** How long an unanswered question keeps the same question from being asked again. */
const patience = 10 * 60_000;

interface Question extends AuthorizationRequest {
  readonly at: number;
}

/**
 * Remembers across reloads what the user was just asked for, so that a refusal is not followed by
 * the same question. Holds audiences and scopes, never a token.
 */
export class StepUpMemory {
  private memory: readonly Question[] = [];

  /** Reading `window.sessionStorage` throws where the user has switched storage off. */
  constructor(private readonly storage: () => Storage | undefined) {}

  /** Notes a question; `false` when it was asked a short while ago and did not help. */
  ask({ audience, scopes }: AuthorizationRequest): boolean {
    const questions = this.read().filter(({ at }) => Date.now() - at < patience);
    const known = questions.some(
      (question) =>
        question.audience === audience && scopes.every((scope) => question.scopes.includes(scope)),
    );
    if (!known) {
      this.write([...questions, { audience, scopes, at: Date.now() }]);
    }
    return !known;
  }

  /** Forgets the questions these scopes answer. */
  forget(audience: string, scopes: ReadonlySet<string>): void {
    const questions = this.read();
    const rest = questions.filter(
      (question) =>
        question.audience !== audience || !question.scopes.every((scope) => scopes.has(scope)),
    );
    if (rest.length < questions.length) {
      this.write(rest);
    }
  }

  private read(): readonly Question[] {
    try {
      const value: unknown = JSON.parse(this.storage()?.getItem(key) ?? 'null');
      return Array.isArray(value) ? value.filter(isQuestion) : this.memory;
    } catch {
      return this.memory;
    }
  }

  private write(questions: readonly Question[]): void {
    this.memory = questions;
    try {
      this.storage()?.setItem(key, JSON.stringify(questions));
    } catch {
      // Then the memory lasts until the page is left.
    }
  }
}

function isQuestion(value: unknown): value is Question {
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
