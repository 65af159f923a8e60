/**
 * What is known about the last attempt to save a form.
 *
 * - `idle`: there was none, or the user has edited since.
 * - `unchanged`: there was nothing to save, and nothing was sent.
 * - `invalid`, `undecided`, `offline`: nothing was sent.
 * - `saved`: the request was answered; `saved-partly`: and the user has edited meanwhile.
 */
export type SaveState =
  | {
      readonly status:
        | 'idle'
        | 'saving'
        | 'saved'
        | 'saved-partly'
        | 'unchanged'
        | 'invalid'
        | 'undecided'
        | 'offline';
    }
  | { readonly status: 'failed'; readonly error: unknown };
