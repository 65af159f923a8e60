import { HttpClient, HttpHeaders, HttpRequest, type HttpResponse } from '@angular/common/http';
import { runInInjectionContext, type Injector } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { lastValueFrom } from 'rxjs';
import { AuthorizedRequests } from '../interceptor/authorized-requests';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { AccessTokens } from '../tokens/access-tokens';
import { loginToken } from '../tokens/login-token';
import { PROXY } from './proxy-options';
import type { StoredProfile } from './stored-profile';

/** A profile that can be read at once. */
export interface FirstRead {
  readonly user: string;
  readonly read: () => Promise<StoredProfile | null>;
}

/**
 * The profile a page opens with, read with the token of the login before what gets tokens is loaded, which
 * a refusal loads. `undefined` where it takes more from the beginning.
 */
export async function firstRead(injector: Injector): Promise<FirstRead | undefined> {
  const tokens = injector.get(AccessTokens);
  const api = runInInjectionContext(injector, injectManagementApiLocation)();
  if (!api || tokens.loading || injector.get(PROXY, null)?.mode === 'proxy') {
    return undefined;
  }
  const endpoint = managementEndpoints.readUser;
  const login = await loginToken(injector, api.audience, endpoint.scope);
  if (!login) {
    return undefined;
  }
  const { user, token } = login;
  const http = injector.get(HttpClient);
  const read = async (): Promise<StoredProfile | null> => {
    const request = new HttpRequest('GET', `${api.url}/users/${encodeURIComponent(user)}`, {
      headers: new HttpHeaders({ Authorization: `Bearer ${token}` }),
    });
    injector.get(AuthorizedRequests).own = request;
    const response = await lastValueFrom(http.request(request)).catch((error: unknown) =>
      tokens
        .start()
        .then(({ endpoints }) =>
          lastValueFrom(endpoints.callAgain({ endpoint, path: { id: user } }, http, token, error)),
        ),
    );
    return (response as HttpResponse<StoredProfile>).body;
  };
  return { user, read };
}
