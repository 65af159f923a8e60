import type { AuthorizationRequest } from '../tokens/token-port';

const KEY = 'ngx-auth0-profile.asked';

/** How long a question keeps the same question from being asked again. */
const PATIENCE = 10 * 60_000;

interface Question extends AuthorizationRequest {
  readonly at: number;
  /** Whether it brought a token, which a page may lose again by leaving for the next question. */
  readonly answered?: boolean;
}

/**
 * Remembers across reloads what the user was just asked for, so that a refusal is not followed by
 * the same question. Holds audiences and scopes, never a token.
 */
export class StepUpMemory {
  private memory: readonly Question[] = [];

  /** Reading `window.sessionStorage` throws where the user has switched storage off. */
  constructor(private readonly storage: () => Storage | undefined) {}

  /**
   * Notes a question; `false` when it was asked a short while ago and did not help. One that did
   * help is asked again for a person who uses the page, and not for a page that just loads: two APIs
   * whose tokens do not outlive a redirect would send the browser back and forth.
   */
  ask({ audience, scopes }: AuthorizationRequest, forPerson: boolean): boolean {
    const questions = this.read().filter(({ at }) => Date.now() - at < PATIENCE);
    const known = questions.some(
      (question) =>
        question.audience === audience &&
        scopes.every((scope) => question.scopes.includes(scope)) &&
        !(question.answered && forPerson),
    );
    if (!known) {
      this.write([...questions, { audience, scopes, at: Date.now() }]);
    }
    return !known;
  }

  /** Notes which questions these scopes answer. */
  answer(audience: string, scopes: ReadonlySet<string>): void {
    this.change(audience, scopes, { answered: true });
  }

  /** Forgets the questions about these scopes. */
  forget(audience: string, scopes: ReadonlySet<string>): void {
    this.change(audience, scopes, { at: 0 });
  }

  private change(audience: string, scopes: ReadonlySet<string>, change: Partial<Question>): void {
    const questions = this.read();
    if (questions.length > 0) {
      this.write(
        questions.map((question) =>
          question.audience === audience && question.scopes.every((scope) => scopes.has(scope))
            ? { ...question, ...change }
            : question,
        ),
      );
    }
  }

  private read(): readonly Question[] {
    try {
      const value: unknown = JSON.parse(this.storage()?.getItem(KEY) ?? 'null');
      return Array.isArray(value) ? value.filter(isQuestion) : this.memory;
    } catch {
      return this.memory;
    }
  }

  private write(questions: readonly Question[]): void {
    this.memory = questions;
    try {
      this.storage()?.setItem(KEY, JSON.stringify(questions));
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
