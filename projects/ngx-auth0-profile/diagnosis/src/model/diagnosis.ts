import type { DiagnosisProblem } from './diagnosis-problem';

/** Who can fix it: the code of the page, the dashboard, a back end, the user, or the environment. */
export type RemedyWhere = 'code' | 'dashboard' | 'back-end' | 'user' | 'environment' | 'nothing';

/** What to change so that it does not happen again. */
export interface Remedy {
  /** Who can fix it. */
  readonly where: RemedyWhere;
  /** The file, the function or the dashboard page to open. */
  readonly place: string;
  /** What to do there, in one to three sentences. */
  readonly text: string;
  /** Code to paste, where the remedy is a piece of code. */
  readonly code?: string;
}

/** One problem with its explanation. */
export interface Explanation {
  /** The name of the problem. */
  readonly problem: DiagnosisProblem;
  /** What happened, in one or two plain sentences. */
  readonly whatHappened: string;
  /** The facts that show the problem; never a token, an e-mail address or a body. */
  readonly evidence: readonly string[];
  /** What to change. */
  readonly remedy: Remedy;
  /** The page of Auth0's documentation that explains it. */
  readonly learnMore: string;
  /** The message that was recognized, as `knownMessages()` has it, where the problem was found by one. */
  readonly knownMessage?: string;
}

/** The result of `diagnose`: the first problem, and the names of further ones. */
export interface Diagnosis extends Explanation {
  /** The path of its page in the documentation of this library, such as `errors/bad-audience`. */
  readonly helpPage: string;
  /**
   * Further problems of the same token, in the order in which Auth0 checks them. Empty when there
   * is only one.
   */
  readonly next: readonly DiagnosisProblem[];
}
