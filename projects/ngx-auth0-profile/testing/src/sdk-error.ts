/** What the errors of auth0-spa-js have in common: `error` names the reason. */
export function sdkError(error: string): Error {
  return Object.assign(new Error(error), { error });
}
