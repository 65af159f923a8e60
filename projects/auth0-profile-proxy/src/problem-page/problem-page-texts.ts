/** A title, and what the user can do next. */
export interface ProblemText {
  readonly title: string;
  readonly text: string;
}

/** What a page says, by what the user can do about it. */
export interface ProblemPageTexts {
  readonly locale: string;
  /** The application requests what the options do not allow. */
  readonly notAllowed: ProblemText;
  /** The parameters of a login are not valid. */
  readonly invalidLink: ProblemText;
  /** The tenant or the store does not answer. */
  readonly unavailable: ProblemText;
  /** A link of another origin opened the logout. */
  readonly logoutLink: ProblemText;
  /** Anything else. */
  readonly failed: ProblemText;
  readonly back: string;
  readonly retry: string;
  /** Stands before the request id. */
  readonly reference: string;
}
