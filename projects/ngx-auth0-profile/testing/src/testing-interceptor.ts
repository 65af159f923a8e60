import { HttpBackend, type HttpInterceptorFn } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { inject } from '@angular/core';
import { Auth0ProfileError } from 'ngx-auth0-profile';
import { throwError } from 'rxjs';
import { TestingBackend } from './testing-backend';

/** Refuses requests that would really be sent. */
export const testingInterceptor: HttpInterceptorFn = (request, next) => {
  const backend = inject(HttpBackend);
  return backend instanceof TestingBackend ||
    Object.is(backend, inject(HttpTestingController, { optional: true }))
    ? next(request)
    : throwError(() => wouldBeSent(request.method, request.url));
};

function wouldBeSent(method: string, url: string): Auth0ProfileError {
  return new Auth0ProfileError(
    'configuration',
    `This test would send ${method} ${url.split(/[?#]/, 1).join()} for real: ` +
      'provideHttpClient() comes after provideAuth0ProfileTesting() and replaces its backend. ' +
      'Move provideAuth0ProfileTesting() to the end of the list of providers.',
  );
}
