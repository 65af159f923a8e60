import { HttpClient, HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ManagementEndpoint } from 'ngx-auth0-profile/management-api';
import { lastValueFrom } from 'rxjs';
import { injectExplain } from '../errors/inject-explain';
import { AccessTokens } from '../tokens/access-tokens';
import type { ApiLocation } from './api-location';

/** A request to one of the endpoints of a table. */
export interface ApiCall {
  readonly endpoint: Pick<ManagementEndpoint, 'method' | 'path'> & { readonly scope: string };
  /** Values for the `:names` of the path; encoded here. */
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The API the endpoint is one of. Default: the Management API. */
  readonly api?: ApiLocation;
}

/** Calls the Management API and the proxy, whether or not the application installed the interceptor. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(AccessTokens);
  private readonly explain = injectExplain();

  /** @throws {Auth0ProfileError} whatever kept the call from succeeding. */
  async call<T>(call: ApiCall): Promise<T | null> {
    try {
      const { endpoints } = await this.tokens.start();
      const response = await lastValueFrom(endpoints.call(call, this.http));
      return response instanceof HttpResponse ? (response.body as T) : null;
    } catch (error) {
      throw await this.explain(error);
    }
  }
}
