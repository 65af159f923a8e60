import {
  HttpClient,
  HttpErrorResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injectable, inject, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  isAuth0ProfileError,
  profileInterceptor,
  provideAuth0Profile,
  withProxy,
  withResource,
  withStepUp,
  type Auth0ProfileError,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';
import { firstValueFrom } from 'rxjs';

const API = 'https://orders.example/v1';

describe('a request to an API of the application, in a test', () => {
  describe('when the test scripts a response', () => {
    it('receives it, and carries the access token of the API', async () => {
      const { orders, controller } = configure({
        responses: [{ method: 'GET', path: '/orders', body: [{ id: 1 }] }],
      });
      expect(await orders.list()).toEqual([{ id: 1 }]);
      expect(controller.sent).toEqual([{ method: 'GET', path: '/orders', body: null }]);
      expect(controller.requests[0]?.urlWithParams).toBe(`${API}/orders?page=2`);
      expect(controller.requests[0]?.headers.get('Authorization')).toBe(
        'Bearer test-access-token-1',
      );
      expect(controller.tokenRequests).toEqual([
        { audience: 'https://orders.example/', scopes: ['read:orders'] },
      ]);
    });

    it('receives the newest that matches', async () => {
      const { orders, controller } = configure({ responses: [{ body: [{ id: 1 }] }] });
      controller.respond({ path: `${API}/orders`, body: [{ id: 2 }] });
      controller.respond({ method: 'POST', body: [{ id: 3 }] });
      expect(await orders.list()).toEqual([{ id: 2 }]);
    });

    it('receives a limited response that many times', async () => {
      const { orders, controller } = configure({ responses: [{ body: [{ id: 1 }] }] });
      controller.respond({ body: [{ id: 2 }], times: 1 });
      expect(await orders.list()).toEqual([{ id: 2 }]);
      expect(await orders.list()).toEqual([{ id: 1 }]);
    });

    it('receives a body made from the request', async () => {
      const { orders, controller } = configure();
      controller.respond({
        method: 'POST',
        path: '/orders',
        status: 201,
        headers: { Location: '/orders/7' },
        body: ({ body }: { readonly body: unknown }) => ({ id: 7, order: body }),
      });
      const response = await orders.create({ item: 'laptop' });
      expect(response.status).toBe(201);
      expect(response.headers.get('Location')).toBe('/orders/7');
      expect(response.body).toEqual({ id: 7, order: { item: 'laptop' } });
    });

    it('receives a copy, so that the application cannot change the script', async () => {
      const body = [{ id: 1 }];
      const { orders } = configure({ responses: [{ body }] });
      (await orders.list()).push({ id: 2 });
      expect(body).toEqual([{ id: 1 }]);
    });

    it('matches a parameter of the path, and no more than one segment', async () => {
      const { http, controller } = configure({ responses: [{ body: 'list' }] });
      controller.respond({ path: '/orders/:id', body: 'one' });
      const get = (path: string) => firstValueFrom(http.get(`${API}${path}`));
      expect(await get('/orders/7')).toBe('one');
      expect(await get('/orders/7/lines')).toBe('list');
    });
  });

  describe('when the API requires another login', () => {
    const challenge = {
      status: 401,
      headers: {
        'WWW-Authenticate':
          'Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="300"',
      },
      times: 1,
    };

    it('records the required login, and sends the request again after it', async () => {
      const { orders, controller } = configure({
        features: [withStepUp('popup')],
        failures: [challenge],
        responses: [{ body: [{ id: 1 }] }],
      });
      expect(await orders.list()).toEqual([{ id: 1 }]);
      expect(controller.asked.map(({ authentication }) => authentication)).toEqual([
        { acrValues: ['urn:mfa'], maxAge: 300 },
      ]);
      expect(controller.sent.length).toBe(2);
    });

    it('fails with step-up-required without withStepUp()', async () => {
      const { orders, controller } = configure({ failures: [challenge] });
      expect((await refusal(orders.list())).code).toBe('step-up-required');
      expect(controller.asked).toEqual([]);
    });
  });

  describe('when the test scripts none', () => {
    it('fails with an error that says how to script one', async () => {
      const { orders, controller } = configure();
      const error = await refusal(orders.list());
      expect(error.code).toBe('configuration');
      expect(error.message).toBe(
        `This test has no response for GET ${API}/orders. ` +
          "Add one: controller.respond({ method: 'GET', path: '/orders', body: … }). " +
          'Or add provideHttpClientTesting() and answer it with HttpTestingController.',
      );
      expect(
        refusedBy(() => {
          controller.verify();
        }).message,
      ).toBe(`No response for GET ${API}/orders: add it with controller.respond().`);
    });

    it('names the missing rule where the API is not configured', async () => {
      const { http } = configure();
      const error = await refusal(firstValueFrom(http.get('https://order.example/v1/orders')));
      expect(error.message).toContain('It carries no access token (other-origin)');
      expect(error.message).toContain("path: 'https://order.example/v1/orders'");
    });

    it('names the missing method of a rule', async () => {
      const { http } = configure();
      const error = await refusal(firstValueFrom(http.delete(`${API}/orders/1`)));
      expect(error.message).toContain('(other-method)');
    });
  });

  describe('when the API fails', () => {
    it('is sent again after a 429', async () => {
      const { orders, controller } = configure({
        responses: [{ body: [] }],
        failures: [{ status: 429, path: '/orders', headers: { 'Retry-After': '0' } }],
      });
      expect(await orders.list()).toEqual([]);
      expect(controller.sent.length).toBe(2);
    });

    it('is sent with another token after a 401', async () => {
      const { orders, controller } = configure({
        responses: [{ body: [] }],
        failures: [{ status: 401 }],
      });
      await orders.list();
      expect(controller.requests.map(({ headers }) => headers.get('Authorization'))).toEqual([
        'Bearer test-access-token-1',
        'Bearer test-access-token-2',
      ]);
    });

    it('fails with the HttpErrorResponse of HttpClient', async () => {
      const { orders, controller } = configure();
      controller.fail({ status: 409, method: 'POST', body: { detail: 'sold out' } });
      const error: unknown = await orders.create({}).catch((caught: unknown) => caught);
      expect(error instanceof HttpErrorResponse && error.status).toBe(409);
      expect(error instanceof HttpErrorResponse && error.error).toEqual({ detail: 'sold out' });
    });

    it('fails with a scripted code before it is sent', async () => {
      const { orders, controller } = configure();
      controller.fail({ code: 'network', path: '/orders' });
      expect((await refusal(orders.list())).code).toBe('network');
      expect(controller.sent).toEqual([]);
      controller.verify();
    });
  });

  describe('when nobody is signed in', () => {
    it('fails with login-required', async () => {
      const { orders, controller } = configure({ profile: null, responses: [{ body: [] }] });
      expect((await refusal(orders.list())).code).toBe('login-required');
      expect(controller.sent).toEqual([]);
    });

    for (const [what, options] of [
      ['answers visitors, too', { anonymous: true }],
      ['needs no token for the path', { scopes: { 'GET /orders': false } }],
    ] as const) {
      it(`is sent without a token where the API ${what}`, async () => {
        TestBed.configureTestingModule({
          providers: [
            provideAuth0ProfileTesting({
              profile: null,
              features: [withResource({ url: API, audience: 'a', ...options })],
              responses: [{ path: '/orders', body: [{ id: 1 }] }],
            }),
          ],
        });
        expect(await TestBed.inject(Orders).list()).toEqual([{ id: 1 }]);
        const { requests, tokenRequests } = TestBed.inject(Auth0ProfileTestingController);
        expect(requests.map(({ headers }) => headers.has('Authorization'))).toEqual([false]);
        expect(tokenRequests).toEqual([]);
      });
    }
  });

  describe('when a scope is missing', () => {
    it('fails with missing-scope before it is sent', async () => {
      const { orders, controller } = configure({ scopes: [], responses: [{ body: [] }] });
      expect((await refusal(orders.list())).code).toBe('missing-scope');
      expect(controller.sent).toEqual([]);
    });
  });

  describe('when it is for the Management API or the proxy', () => {
    it('is answered from the profile in memory', async () => {
      const { http, controller } = configure({
        profile: { name: 'Ada' },
        features: [
          withProxy({ url: 'https://profile.example/api', audience: 'https://proxy.example/' }),
        ],
      });
      const me = 'https://tenant.example/api/v2/users/auth0%7Ctest-user';
      await firstValueFrom(http.patch(me, { user_metadata: { theme: 'dark' } }));
      await firstValueFrom(http.patch('https://profile.example/api/me', { name: 'Ben' }));
      expect(controller.profile?.name).toBe('Ben');
      expect(controller.profile?.user_metadata).toEqual({ theme: 'dark' });
      expect(controller.sent.map(({ path }) => path)).toEqual(['/users/auth0%7Ctest-user', '/me']);
    });

    it('is not confused with another API that has the same paths', async () => {
      const { http } = configure({ responses: [{ path: '/me', body: 'own' }] });
      expect(await firstValueFrom(http.get(`${API}/me`))).toBe('own');
    });
  });

  describe('when the application configures HttpClient', () => {
    it('passes through its interceptors, once each', async () => {
      const seen: string[] = [];
      const { orders } = configure({ responses: [{ body: [] }] }, [
        provideHttpClient(
          withInterceptors([
            profileInterceptor,
            (request, next) => {
              seen.push(request.headers.get('Authorization') ?? 'none');
              return next(request);
            },
          ]),
        ),
      ]);
      await orders.list();
      expect(seen).toEqual(['Bearer test-access-token-1']);
    });

    it('knows the APIs of the application’s own provideAuth0Profile()', async () => {
      TestBed.configureTestingModule({
        providers: [
          provideHttpClient(withInterceptors([profileInterceptor])),
          provideAuth0Profile(withAuth0Angular(), ordersApi),
          provideAuth0ProfileTesting({ responses: [{ path: '/orders', body: [{ id: 3 }] }] }),
        ],
      });
      expect(await TestBed.inject(Orders).list()).toEqual([{ id: 3 }]);
    });

    it('fails and is not sent when provideHttpClient() comes last', async () => {
      TestBed.configureTestingModule({
        providers: [
          provideAuth0ProfileTesting({ features: [ordersApi] }),
          provideHttpClient(withInterceptors([profileInterceptor])),
        ],
      });
      const error = await refusal(TestBed.inject(Orders).list());
      expect(error.code).toBe('configuration');
      expect(error.message).toContain(`would send GET ${API}/orders for real`);
      expect(error.message).toContain('Move provideAuth0ProfileTesting() to the end');
    });
  });

  for (const [order, providers] of [
    ['before', (testing: EnvironmentProviders) => [...provideHttpClientTesting(), testing]],
    ['after', (testing: EnvironmentProviders) => [testing, ...provideHttpClientTesting()]],
  ] as const) {
    describe(`when provideHttpClientTesting() comes ${order} it`, () => {
      it('arrives at HttpTestingController with the access token', async () => {
        TestBed.configureTestingModule({
          providers: providers(provideAuth0ProfileTesting({ features: [ordersApi] })) as Provider[],
        });
        const list = TestBed.inject(Orders).list();
        await TestBed.inject(Auth0ProfileTestingController).settled();
        const request = TestBed.inject(HttpTestingController).expectOne(`${API}/orders?page=2`);
        expect(request.request.headers.get('Authorization')).toBe('Bearer test-access-token-1');
        request.flush([{ id: 4 }]);
        expect(await list).toEqual([{ id: 4 }]);
        TestBed.inject(HttpTestingController).verify();
      });

      it('makes controller.respond() throw', () => {
        TestBed.configureTestingModule({
          providers: providers(provideAuth0ProfileTesting({ features: [ordersApi] })) as Provider[],
        });
        const controller = TestBed.inject(Auth0ProfileTestingController);
        const error = refusedBy(() => {
          controller.respond({ body: [] });
        });
        expect(error.message).toContain('HttpTestingController answers the requests');
      });
    });
  }
});

const ordersApi = withResource({
  url: API,
  audience: 'https://orders.example/',
  scopes: {
    'GET /orders/**': 'read:orders',
    'POST /orders': 'write:orders',
    'GET /me': [],
  },
});

@Injectable({ providedIn: 'root' })
class Orders {
  private readonly http = inject(HttpClient);

  list(): Promise<{ readonly id: number }[]> {
    return firstValueFrom(
      this.http.get<{ readonly id: number }[]>(`${API}/orders`, { params: { page: 2 } }),
    );
  }

  create(order: object) {
    return firstValueFrom(this.http.post(`${API}/orders`, order, { observe: 'response' }));
  }
}

function configure(
  options: Auth0ProfileTestingOptions = {},
  providers: readonly (Provider | EnvironmentProviders)[] = [],
) {
  const features = [ordersApi, ...(options.features ?? [])];
  TestBed.configureTestingModule({
    providers: [...providers, provideAuth0ProfileTesting({ ...options, features })],
  });
  return {
    http: TestBed.inject(HttpClient),
    orders: TestBed.inject(Orders),
    controller: TestBed.inject(Auth0ProfileTestingController),
  };
}

async function refusal(work: Promise<unknown>): Promise<Auth0ProfileError> {
  return work.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: unknown) => asProfileError(error),
  );
}

function refusedBy(work: () => void): Auth0ProfileError {
  try {
    work();
  } catch (error) {
    return asProfileError(error);
  }
  throw new Error('It was not refused.');
}

function asProfileError(error: unknown): Auth0ProfileError {
  if (isAuth0ProfileError(error)) {
    return error;
  }
  throw error;
}
