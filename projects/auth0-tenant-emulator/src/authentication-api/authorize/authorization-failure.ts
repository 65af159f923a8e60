import type { AuthorizationRequest } from '../../state/grants.ts';

/** An authorization that ends with an error for the application, sent the way it asked for. */
export class AuthorizationFailure extends Error {
  override readonly name = 'AuthorizationFailure';
  readonly request: AuthorizationRequest;
  readonly error: string;
  readonly description: string;

  constructor(request: AuthorizationRequest, error: string, description: string) {
    super(description);
    this.request = request;
    this.error = error;
    this.description = description;
  }
}

/** An authorization that cannot be sent back to any application: a person sees a page instead. */
export class AuthorizationPageFailure extends Error {
  override readonly name = 'AuthorizationPageFailure';
  readonly status: number;
  readonly error: string;
  readonly description: string;

  constructor(status: number, error: string, description: string) {
    super(description);
    this.status = status;
    this.error = error;
    this.description = description;
  }
}
