import { Injector, inject } from '@angular/core';
import {
  ɵAUTH0_CONFIG as AUTH0_CONFIG,
  ɵAUTHENTICATION_COMMANDS as AUTHENTICATION_COMMANDS,
  ɵMY_ACCOUNT_LOCATION as MY_ACCOUNT_LOCATION,
  ɵRESOURCES as RESOURCES,
  ɵloadAuthorization as loadAuthorization,
  type Auth0ProfileFeature,
  type ɵApiLocation as ApiLocation,
  type ɵMyAccountApi as MyAccountApi,
  type ɵResourceRule as ResourceRule,
} from 'ngx-auth0-profile';
import { myAccountEndpoints, type MyAccountScope } from 'ngx-auth0-profile/my-account-api';
import { loadAuthenticationCommands } from './load-authentication-commands';

/** Settings of the My Account API that Auth0's own configuration does not contain. */
export interface MyAccountOptions {
  /** The identifier of the My Account API. Default: `https://{domain}/me/`, also with a custom domain. */
  readonly audience?: string;
  /**
   * The scopes to request with the first token for this API, so that later requests need no other one.
   * Default: those that the first requests need. With multi-resource refresh tokens (MRRT), name only
   * scopes that the policy of the application allows.
   */
  readonly initialScopes?: readonly MyAccountScope[];
}

/**
 * Uses Auth0's My Account API, which the tenant has to activate: `ProfileService.update()` sends it the fields that
 * its policy lets users change themselves, `ProfileService.policy` says which these are, and
 * `AuthenticationMethods` manages passwords, passkeys and second factors.
 *
 * @example
 * ```ts
 * import { provideAuth0Profile } from 'ngx-auth0-profile';
 * import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
 * import { withMyAccount } from 'ngx-auth0-profile/my-account';
 *
 * provideAuth0Profile(withAuth0Angular(), withMyAccount());
 * ```
 */
export function withMyAccount(options: MyAccountOptions = {}): Auth0ProfileFeature {
  return {
    kind: 'my-account',
    providers: [
      { provide: RESOURCES, multi: true, useFactory: () => rulesOf(injectMyAccountApi(options)) },
      {
        provide: AUTHENTICATION_COMMANDS,
        useFactory: () => {
          const injector = inject(Injector);
          return () => loadAuthenticationCommands(injector);
        },
      },
    ],
  };
}

function injectMyAccountApi({ audience, initialScopes = [] }: MyAccountOptions): MyAccountApi {
  const config = inject(AUTH0_CONFIG);
  const atBackEnd = inject(MY_ACCOUNT_LOCATION, { optional: true });
  const api: MyAccountApi = {
    location: () => {
      if (atBackEnd) {
        return atBackEnd;
      }
      const domain = config.get()?.domain;
      return domain === undefined ? undefined : { ...locate(domain, audience), initialScopes };
    },
    loadProfile: async (injector) => {
      const { forMyAccount: authorization } = await loadAuthorization(injector);
      const { MyAccountProfile } = await authorization.imported(import('./my-account-profile'));
      const { readProfile, updateProfile } = myAccountEndpoints;
      return new MyAccountProfile(authorization, api, { readProfile, updateProfile });
    },
  };
  return api;
}

function locate(domain: string, audience: string | undefined): Omit<ApiLocation, 'initialScopes'> {
  const { origin } = new URL(domain.includes('://') ? domain : `https://${domain}`);
  return {
    url: `${origin}/me/v1`,
    origin,
    audience: audience ?? `${origin}/me/`,
    // A PATCH contains the new values, so that both are idempotent.
    retryableMethods: ['PATCH', 'DELETE'],
    isAuth0: true,
  };
}

/** The rules for requests of the application, created before Auth0's configuration may be known. */
function rulesOf(api: MyAccountApi): readonly ResourceRule[] {
  const known = <K extends keyof ApiLocation>(name: K, before: ApiLocation[K]): ApiLocation[K] =>
    api.location()?.[name] ?? before;
  const { url, checksScopes } = api.location() ?? {};
  // At the tenant it is always the same path, also while the domain is not known.
  const base = checksScopes && url ? new URL(url).pathname.split('/').slice(1) : ['me', 'v1'];
  return Object.values(myAccountEndpoints).map(({ method, path, scope }) => ({
    method,
    scopes: checksScopes ? [] : [scope],
    segments: [...base, ...path.split('/').slice(1)],
    patternFrom: base.length,
    myAccount: api,
    get origin() {
      return known('origin', '');
    },
    get audience() {
      return known('audience', '');
    },
    get initialScopes() {
      return known('initialScopes', []);
    },
    get retryableMethods() {
      return known('retryableMethods', []);
    },
  }));
}
