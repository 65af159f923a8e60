import { errorPage } from '../../pages/error-page.ts';
import type { AuthorizationRequest } from '../../state/grants.ts';
import { RequestFailure } from '../../tenant/request-failure.ts';
import { deliverError } from './deliver-response.ts';

/** An authorization that ends with an error for the application (RFC 6749 §4.1.2.1). */
export class AuthorizationFailure extends RequestFailure {
  override readonly name = 'AuthorizationFailure';
  readonly request: AuthorizationRequest;
  readonly error: string;

  constructor(request: AuthorizationRequest, error: string, description: string) {
    super(description);
    this.request = request;
    this.error = error;
  }

  override toResponse(): Response | Promise<Response> {
    return deliverError(this.request, this.error, this.message);
  }
}

/** An authorization that cannot be sent back to an application: a person sees a page instead. */
export class AuthorizationPageFailure extends RequestFailure {
  override readonly name = 'AuthorizationPageFailure';
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, description: string) {
    super(description);
    this.status = status;
    this.error = error;
  }

  override toResponse(): Promise<Response> {
    return errorPage(this.status, this.error, this.message);
  }
}
