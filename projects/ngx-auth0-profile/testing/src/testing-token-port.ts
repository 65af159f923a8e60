import { HttpHeaders } from '@angular/common/http';
import { inject } from '@angular/core';
import type {
  AuthorizationRequest,
  ɵIssuedToken as IssuedToken,
  ɵTokenPort as TokenPort,
} from 'ngx-auth0-profile';
import { Auth0ProfileTestingController } from './auth0-profile-testing-controller';

/** A token port without an SDK: it grants what the controller says. */
export class TestingTokenPort implements TokenPort {
  private readonly controller = inject(Auth0ProfileTestingController);
  private issued = 0;

  user(): Promise<string | undefined> {
    return Promise.resolve(this.controller.user());
  }

  loginError(): unknown {
    return undefined;
  }

  onUserChange(listener: (user: string | undefined) => void): () => void {
    return this.controller.listen(listener);
  }

  token({ audience, scopes }: AuthorizationRequest): Promise<IssuedToken | undefined> {
    const error = this.controller.user()
      ? this.controller.failures.takeTokenFailure()?.token
      : 'login_required';
    if (error !== undefined) {
      return Promise.reject(Object.assign(new Error(error), { error }));
    }
    const value = `test-access-token-${++this.issued}`;
    return Promise.resolve({
      value,
      type: 'Bearer',
      headers: new HttpHeaders({ Authorization: `Bearer ${value}` }),
      scopes: new Set(scopes.filter((scope) => this.controller.grants(scope, audience))),
      // Never cached, so that the scopes a test grants or revokes take effect at once.
      usableUntil: 0,
    });
  }

  redirect(request: AuthorizationRequest): Promise<void> {
    this.controller.asked.push(request);
    return Promise.resolve();
  }

  popup(request: AuthorizationRequest): Promise<void> {
    this.controller.asked.push(request);
    return Promise.resolve();
  }

  proof(): Promise<string> {
    return Promise.resolve('test-proof');
  }

  rememberNonce(): Promise<void> {
    return Promise.resolve();
  }
}
