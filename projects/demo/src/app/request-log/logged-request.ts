/** One request of the page, as the journal shows it. */
export interface JournalEntry {
  readonly id: number;
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  /** Whether a token went with it. The token itself is not kept. */
  readonly authorized: boolean;
  readonly body: string | undefined;
  /** `undefined` until the answer is there; `0` when none came. */
  readonly status: number | undefined;
}
