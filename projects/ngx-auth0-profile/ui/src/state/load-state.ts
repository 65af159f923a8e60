/** Whether the data of a section is there. */
export type LoadState =
  | { readonly status: 'loading' | 'ready' | 'signed-out' }
  | { readonly status: 'failed'; readonly error: unknown };
