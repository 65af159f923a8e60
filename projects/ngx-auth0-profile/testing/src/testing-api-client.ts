import { HttpClient } from '@angular/common/http';
import { Injectable, Injector, inject } from '@angular/core';
import {
  Auth0ProfileError,
  ɵApiClient as ApiClient,
  type ɵApiCall as ApiCall,
} from 'ngx-auth0-profile';
import { Auth0ProfileTestingController } from './auth0-profile-testing-controller';
import { TestingBackend } from './testing-backend';

/** The library's client over a backend in memory. A test can make calls fail before they are sent. */
@Injectable()
export class TestingApiClient implements Pick<ApiClient, 'call'> {
  private readonly controller = inject(Auth0ProfileTestingController);
  private readonly client = Injector.create({
    parent: inject(Injector),
    providers: [
      {
        provide: HttpClient,
        useFactory: () => new HttpClient(new TestingBackend(this.controller)),
      },
      { provide: ApiClient, useFactory: () => new ApiClient() },
    ],
  }).get(ApiClient);

  call<T>(call: ApiCall): Promise<T | null> {
    const { method, path: template } = call.endpoint;
    const path = template.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(call.path?.[name] ?? ''),
    );
    const refusal = this.controller.failures.takeRefusal({ method, path });
    return refusal
      ? Promise.reject(
          new Auth0ProfileError(
            refusal.code,
            refusal.message ?? `The test made this call fail with ${refusal.code}.`,
          ),
        )
      : this.client.call<T>(call);
  }
}
