/** The message of an error. One from inside the sandbox is not an instance of this realm's `Error`. */
export function messageOf(error: unknown): string {
  const message: unknown =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' && message !== '' ? message : 'Something went wrong.';
}
