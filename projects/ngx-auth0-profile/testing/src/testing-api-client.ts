import { HttpClient } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { ɵApiClient as ApiClient } from 'ngx-auth0-profile';
import { TestingBackend } from './testing-backend';

/**
 * The client for the library's own requests. The test's backend answers these also where
 * `HttpTestingController` answers those of the application.
 */
export function injectTestingApiClient(): ApiClient {
  return Injector.create({
    parent: inject(Injector),
    providers: [
      { provide: HttpClient, useFactory: () => new HttpClient(inject(TestingBackend)) },
      { provide: ApiClient, useFactory: () => new ApiClient() },
    ],
  }).get(ApiClient);
}
