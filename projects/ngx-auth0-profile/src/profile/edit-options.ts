/** How an edit is made. */
export interface EditOptions {
  /** Whether `profile` shows the edit before the server has it; a failure takes it back. Default: `false`. */
  readonly optimistic?: boolean;
}
