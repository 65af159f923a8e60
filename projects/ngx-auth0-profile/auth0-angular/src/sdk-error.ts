/** An error with the members of those of auth0-spa-js, whose classes the lazily loaded code does not import. */
export interface SdkError extends Error {
  readonly error: string;
  readonly error_description: string;
}

export function sdkError(error: string, description: string): SdkError {
  return Object.assign(new Error(description), { error, error_description: description });
}

export function isSdkError(caught: unknown): caught is SdkError {
  return caught instanceof Error && 'error' in caught && typeof caught.error === 'string';
}
