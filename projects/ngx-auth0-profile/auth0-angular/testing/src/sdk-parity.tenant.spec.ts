import { TestBed } from '@angular/core/testing';
import { AuthService, type GetTokenSilentlyOptions } from '@auth0/auth0-angular';
import { provideAuth0AngularTesting } from 'ngx-auth0-profile/auth0-angular/testing';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
} from 'ngx-auth0-profile/testing';
import { firstValueFrom, lastValueFrom } from 'rxjs';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant, signedIn } from '../../../src/test-support/signed-in';

const ORDERS = 'https://orders.example/';

/** `AuthService` with a signed-in user. */
interface Sdk {
  readonly auth: AuthService;
  /** Has Auth0 refuse the next token it is asked for. */
  readonly refuse: (error: string) => Promise<void>;
  /** How many tokens for the API Auth0 was asked for. */
  readonly tokenRequests: () => Promise<number>;
}

/** What a page sees of some steps. */
type Scenario = (sdk: Sdk) => Promise<readonly unknown[]>;

const scenarios: Readonly<Record<string, Scenario>> = {
  'a token is requested twice': async ({ auth, tokenRequests }) => {
    await token(auth, 'read:orders');
    await token(auth, 'read:orders');
    return [await tokenRequests()];
  },
  'a token with more scopes is in the cache': async ({ auth, tokenRequests }) => {
    const both = await token(auth, 'read:orders write:orders');
    return [(await token(auth, 'write:orders')) === both, await tokenRequests()];
  },
  'a token with fewer scopes is in the cache': async ({ auth, tokenRequests }) => {
    const read = await token(auth, 'read:orders');
    return [(await token(auth, 'read:orders write:orders')) === read, await tokenRequests()];
  },
  'the cache is skipped': async ({ auth, tokenRequests }) => {
    await token(auth, 'read:orders');
    const renewed = await token(auth, 'read:orders', { cacheMode: 'off' });
    return [(await token(auth, 'read:orders')) === renewed, await tokenRequests()];
  },
  'only the cache is asked': async ({ auth, tokenRequests }) => {
    const before = await token(auth, 'read:orders', { cacheMode: 'cache-only' });
    const first = await token(auth, 'read:orders');
    const after = await token(auth, 'read:orders', { cacheMode: 'cache-only' });
    return [before, after === first, await tokenRequests()];
  },
  'consent is required': async ({ auth, refuse }) => {
    await refuse('consent_required');
    const refused = await failure(auth);
    return [refused, await isSignedIn(auth), typeof (await token(auth, 'read:orders'))];
  },
  'a refusal is scripted and the token is in the cache': async ({ auth, refuse }) => {
    const first = await token(auth, 'read:orders');
    await refuse('consent_required');
    return [(await token(auth, 'read:orders')) === first];
  },
  'the session has ended': async ({ auth, refuse }) => {
    await refuse('login_required');
    const refused = await failure(auth);
    return [refused, await isSignedIn(auth), await firstValueFrom(auth.user$)];
  },
  'the user logs out': async ({ auth }) => {
    await token(auth, 'read:orders');
    await lastValueFrom(auth.logout({ openUrl: false }));
    const cached = await token(auth, 'read:orders', { cacheMode: 'cache-only' });
    return [cached, await isSignedIn(auth)];
  },
};

describe('AuthService in a test, compared with the SDK at a tenant', () => {
  for (const [condition, scenario] of Object.entries(scenarios)) {
    it(`does the same when ${condition}`, async () => {
      const real = await scenario(await withSdk());
      TestBed.resetTestingModule();
      expect(await scenario(withTestingController())).toEqual(real);
    });
  }
});

async function withSdk(): Promise<Sdk> {
  await freshTenant();
  await signedIn();
  return {
    auth: TestBed.inject<AuthService>(AuthService),
    refuse: (name) => tenant.fault({ name }),
    tokenRequests: () => tenant.tokenRequests(ORDERS),
  };
}

function withTestingController(): Sdk {
  TestBed.configureTestingModule({
    providers: [provideAuth0ProfileTesting(), provideAuth0AngularTesting()],
  });
  const controller = TestBed.inject(Auth0ProfileTestingController);
  return {
    auth: TestBed.inject<AuthService>(AuthService),
    tokenRequests: () =>
      Promise.resolve(
        controller.tokenRequests.filter(({ audience }) => audience === ORDERS).length,
      ),
    refuse: (error) => {
      controller.fail({ token: error });
      return Promise.resolve();
    },
  };
}

function token(
  auth: AuthService,
  scope: string,
  { cacheMode = 'on' }: Pick<GetTokenSilentlyOptions, 'cacheMode'> = {},
): Promise<string | undefined> {
  const authorizationParams = { audience: ORDERS, scope };
  return lastValueFrom(auth.getAccessTokenSilently({ authorizationParams, cacheMode }));
}

async function failure(auth: AuthService): Promise<unknown> {
  return token(auth, 'read:orders').then(
    () => undefined,
    (error: unknown) => error instanceof Error && 'error' in error && error.error,
  );
}

function isSignedIn(auth: AuthService): Promise<boolean> {
  return firstValueFrom(auth.isAuthenticated$);
}
