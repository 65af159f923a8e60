import { TestBed } from '@angular/core/testing';
import { Auth0ClientService, type AuthConfig } from '@auth0/auth0-angular';
import { tenant } from '../../src/test-support/emulated-tenant';
import { loadAuthorization } from '../../src/test-support/load-authorization';
import { refusal } from '../../src/test-support/refusal';
import { configureSpecApp, freshTenant, signedIn } from '../../src/test-support/signed-in';

const ORDERS = 'https://orders.example/';
const OIDC = 'openid profile email';
const PROFILE = 'read:current_user update:current_user_metadata';

/** A login for the profile whose refresh token also obtains tokens for the application's own API. */
describe('a multi-resource refresh token of a login for the profile, at a tenant', () => {
  beforeEach(freshTenant);

  it('gets a token for a second API when scopes are configured by API', async () => {
    await logIn({ default: OIDC, [tenant.audience]: `${OIDC} ${PROFILE}` });
    const { scopes } = await (await loadAuthorization()).get(ORDERS, ['read:orders']);
    expect(scopes).toContain('read:orders');
    expect(await tenant.tokenRequests(ORDERS)).toBe(0);
  });

  for (const scope of [`${OIDC} ${PROFILE}`, `read:current_user ${OIDC}`, PROFILE]) {
    it(`fails when scopes are configured for all APIs, and says what to write instead: ${scope}`, async () => {
      await logIn(scope);
      const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
      expect(error.code).toBe('configuration');
      expect(error.audience).toBe(ORDERS);
      expect(error.message).toBe(
        `Auth0 issued no token for ${ORDERS}, because provideAuth0() requests ` +
          `${scope
            .split(' ')
            .filter((name) => name.includes('current_user'))
            .join(' ')} from every API: ` +
          `write scope: { default: '${scope.includes('email') ? OIDC : 'openid'}', '${tenant.audience}': '${scope}' } in its authorizationParams.`,
      );
      expect(error.diagnosis?.problem).toBe('invalid-configuration');
      expect(error.diagnosis?.evidence.join()).toContain(`'${tenant.audience}': '${scope}'`);
      // The user stays signed in.
      expect((await TestBed.inject(Auth0ClientService).getUser())?.sub).toBe(tenant.user);
    });
  }

  it('fails with missing-scope when the API does not grant what the request needs', async () => {
    await logIn({ default: OIDC, [tenant.audience]: `${OIDC} ${PROFILE}` });
    const error = await refusal((await loadAuthorization()).get(ORDERS, ['delete:orders']));
    expect(error.code).toBe('missing-scope');
  });
});

/** Signs in, then takes the fallback away that the login of a spec needs, because it cannot leave the page. */
async function logIn(
  scope: NonNullable<AuthConfig['authorizationParams']>['scope'],
): Promise<void> {
  const auth: Partial<AuthConfig> = {
    clientId: 'spec-mrrt',
    cacheLocation: 'localstorage',
    useRefreshTokens: true,
    useMrrt: true,
    authorizationParams: {
      redirect_uri: location.origin,
      audience: tenant.audience,
      ...(scope !== undefined && { scope }),
    },
  };
  await signedIn({ auth: { ...auth, useRefreshTokensFallback: true } });
  TestBed.resetTestingModule();
  configureSpecApp({ auth });
}
