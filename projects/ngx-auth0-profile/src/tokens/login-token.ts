import { HttpHeaders } from '@angular/common/http';
import type { Injector } from '@angular/core';
import { Auth0ClientService, AuthClientConfig } from '@auth0/auth0-angular';
import { filter, take } from 'rxjs';
import type { IssuedToken } from './issued-token';
import { SDK, TOKEN_PORT } from './token-port';

/** Who is signed in, and a token the login has brought. */
export interface LoginToken {
  readonly user: string;
  readonly token: IssuedToken;
}

/**
 * The token for an API that the SDK's own login has brought, without what gets tokens: a page that opens
 * with the profile needs no more. `undefined` where it takes more: where nobody is signed in, where the
 * login is for another API or left the scope out, and with DPoP.
 */
export async function loginToken(
  injector: Injector,
  audience: string,
  scope: string,
): Promise<LoginToken | undefined> {
  const sdk = injector.get(SDK);
  const { authorizationParams } = injector.get(AuthClientConfig).get();
  if (
    !sdk ||
    injector.get(TOKEN_PORT, null) ||
    authorizationParams?.['audience'] !== audience ||
    !askedFor(authorizationParams.scope, audience).includes(scope)
  ) {
    return undefined;
  }
  await new Promise<void>((complete, error) => {
    sdk.isLoading$
      .pipe(
        filter((loading) => !loading),
        take(1),
      )
      .subscribe({ complete, error });
  });
  const client = injector.get(Auth0ClientService);
  const user = (await client.getUser())?.sub;
  const response =
    user &&
    (await client.getTokenSilently({
      authorizationParams: { audience, scope },
      cacheMode: 'cache-only',
      detailedResponse: true,
    }));
  if (!response) {
    return undefined;
  }
  const { access_token: value, scope: granted = scope } = response;
  const scopes = new Set(granted.split(' '));
  const headers = new HttpHeaders({ Authorization: `Bearer ${value}` });
  return scopes.has(scope) && !withDpop(response)
    ? { user, token: { value, type: 'Bearer', headers, scopes, warmUntil: 0 } }
    : undefined;
}

/** The SDK takes scopes for all APIs, or for each. */
function askedFor(
  scope: string | Readonly<Record<string, string>> | undefined,
  audience: string,
): readonly string[] {
  return (typeof scope === 'object' ? scope[audience] : scope)?.split(' ') ?? [];
}

/** What the SDK remembers need not have a type, whatever its types say. */
function withDpop({ token_type: type }: { readonly token_type?: string }): boolean {
  return type?.toLowerCase() === 'dpop';
}
