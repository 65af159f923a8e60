/** The messages of `fetch` in Chromium, Firefox, WebKit, and of auth0-spa-js for its time limit. */
const MESSAGES =
  /^(?:failed to fetch|networkerror when attempting|load failed|network request failed|network error|timeout when executing)/i;

/** Whether an error without an HTTP status is a lost connection, a time limit or a cancelled request. */
export function isNetworkFailure(error: unknown): boolean {
  // A DOMException is not an Error in every browser.
  const { name, message } = (error ?? {}) as {
    readonly name?: unknown;
    readonly message?: unknown;
  };
  return (
    name === 'AbortError' ||
    name === 'TimeoutError' ||
    (typeof message === 'string' && MESSAGES.test(message))
  );
}
