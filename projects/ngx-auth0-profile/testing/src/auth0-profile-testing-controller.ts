import { HttpTestingController } from '@angular/common/http/testing';
import type { HttpRequest } from '@angular/common/http';
import { Injectable, Injector, inject } from '@angular/core';
import {
  Auth0ProfileError,
  ɵinjectIsProfileBusy as injectIsProfileBusy,
  ɵloadAuthorization as loadAuthorization,
  type AuthorizationRequest,
} from 'ngx-auth0-profile';
import { nextTask } from './next-task';
import type { TestFailure } from './test-failure';
import type { SentCall, TestLogin, TestLogout, TestStepUp } from './test-records';
import type { TestResponse } from './test-response';
import { TestTenant } from './test-tenant';
import type { TestProfile } from './testing-options';
import { unmetExpectations } from './unmet-expectations';

/** Scripts what Auth0 and the APIs answer in a test, and records what they were asked. */
@Injectable({ providedIn: 'root' })
export class Auth0ProfileTestingController {
  private readonly tenant = inject(TestTenant);
  private readonly injector = inject(Injector);
  private readonly isProfileBusy = injectIsProfileBusy();

  /** Every request so far, in order, repeated attempts included. Empty it with `sent.length = 0`. */
  readonly sent: SentCall[] = this.tenant.sent;
  /** The same requests with URL and headers. */
  readonly requests: HttpRequest<unknown>[] = this.tenant.requests;
  /** Every token that was requested from Auth0; one from the cache of the SDK is not. */
  readonly tokenRequests: AuthorizationRequest[] = this.tenant.tokenRequests;
  /** Every step-up so far: what the user was asked for, and the `reason`. */
  readonly asked: TestStepUp[] = this.tenant.stepUps;
  /** Every login that was started, by a guard or by the application. */
  readonly logins: TestLogin[] = this.tenant.logins;
  /** Every logout the application started. */
  readonly logouts: TestLogout[] = this.tenant.logouts;

  /** The profile as the API has it; `undefined` when nobody is signed in. */
  get profile(): TestProfile | undefined {
    return this.tenant.session.profile;
  }

  /** Signs a user in, in place of the one before, as after a login: with new tokens. */
  signIn(profile: TestProfile = {}): void {
    this.tenant.signIn(profile);
  }

  /** Signs out. */
  signOut(): void {
    this.tenant.signOut();
  }

  /**
   * Ends the session at Auth0 while the page still shows the user: the access tokens expire, and the
   * next token is refused with `login_required`, over which the SDK signs the user out.
   */
  endSession(): void {
    this.tenant.session.ended = true;
    this.tenant.tokens.expire();
  }

  /** Has every access token expire, so that the next request renews its token. */
  expireTokens(): void {
    this.tenant.tokens.expire();
  }

  /** Changes the profile at the API, as another device would. */
  changeElsewhere(profile: TestProfile): void {
    this.tenant.session.store({ ...this.profile, ...profile });
  }

  /** Has Auth0 grant these scopes too. The access tokens so far expire, so that it counts at once. */
  grant(...scopes: readonly string[]): void {
    this.tenant.grant(scopes);
  }

  /** Has Auth0 leave these scopes out. The access tokens so far expire, so that it counts at once. */
  revoke(...scopes: readonly string[]): void {
    this.tenant.revoke(scopes);
  }

  /** Has the next matching request, token or popup fail; `times` of them. Default: one. */
  fail(failure: TestFailure): void {
    this.tenant.failures.add(failure);
  }

  /**
   * Answers matching requests of the application from now on; `times` of them. Default: all. A later
   * response goes before an earlier one.
   *
   * @throws {Auth0ProfileError} `configuration` when `HttpTestingController` answers in this test.
   */
  respond(response: TestResponse): void {
    if (this.injector.get(HttpTestingController, null)) {
      throw new Auth0ProfileError(
        'configuration',
        'In a test with provideHttpClientTesting() HttpTestingController answers the requests of the application. ' +
          'Answer with expectOne(…).flush(…), or remove provideHttpClientTesting().',
      );
    }
    this.tenant.responses.add(response);
  }

  /**
   * Fails the test when a request had no response, or a scripted failure has not happened.
   *
   * @throws {Auth0ProfileError} `configuration` that names them.
   */
  verify(): void {
    const unmet = unmetExpectations(this.tenant);
    if (unmet) {
      throw unmet;
    }
  }

  /** Resolves when no request is open and `ProfileService` is neither loading, saving nor waiting. */
  async settled(): Promise<void> {
    await loadAuthorization(this.injector);
    do {
      // What a command starts from a microtask has begun by then.
      await nextTask();
    } while (this.tenant.openRequests > 0 || this.isProfileBusy());
  }
}
