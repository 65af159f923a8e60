import type { DiagnosisProblem } from './diagnosis-problem';

/** Who can put it right: the code of the page, a dashboard setting, a back end, the user, or time. */
export type RemedyWhere = 'code' | 'dashboard' | 'back-end' | 'user' | 'environment' | 'nothing';

/** What to change so that it does not happen again. */
export interface Remedy {
  /** Who can put it right. */
  readonly where: RemedyWhere;
  /** The file, the function or the dashboard page to open. */
  readonly place: string;
  /** What to do there, in one to three sentences. */
  readonly text: string;
  /** Code to paste, where the remedy is a piece of code. */
  readonly code?: string;
}

/** One problem, found and explained. */
export interface Finding {
  /** The name of the problem. */
  readonly problem: DiagnosisProblem;
  /** What happened, in one or two plain sentences. */
  readonly whatHappened: string;
  /** How we know: the facts that led here, never a token, an address or a body. */
  readonly evidence: readonly string[];
  /** What to change. */
  readonly remedy: Remedy;
  /** The page of Auth0's documentation that explains it. */
  readonly learnMore: string;
}

/** What `diagnose` answers: the first problem in the way, and the names of those behind it. */
export interface Diagnosis extends Finding {
  /**
   * Further problems of the same token, in the order in which Auth0 would refuse them. Empty when
   * this one is the only one in sight.
   */
  readonly next: readonly DiagnosisProblem[];
}
