import { ApplicationInitStatus, Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PROXY_AUDIENCE } from '../errors/diagnoser';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { provideAuth0Profile } from '../feature/provide-auth0-profile';
import { AUTH0_CONFIG, type Auth0Config } from '../session/auth0-config';
import { specLogin } from '../test-support/provide-spec-profile';
import { refusal } from '../test-support/refusal';
import { explainRequest, type RequestExplanation } from './explain-request';
import { PROXY, withProxy } from './with-proxy';
import { withRuntimeConfig, type RuntimeConfig } from './with-runtime-config';

const auth0 = { domain: 'acme.eu.auth0.com', clientId: 'c' };
const orders = { url: 'https://api.example.com', audience: 'https://orders.example/' };
const proxy = { url: 'https://profile.example.com/', audience: 'https://proxy.example/' };

describe('withRuntimeConfig with APIs', () => {
  it('uses resources and proxy of the same document', async () => {
    await start({ auth0, resources: [orders, { ...orders, url: '/orders' }], proxy });
    expect(TestBed.inject(AUTH0_CONFIG).get()).toEqual(auth0);
    expect(explained('GET', 'https://api.example.com/7').matched).toBeTrue();
    expect(explained('GET', '/orders/7').matched).toBeTrue();
    expect(explained('GET', 'https://profile.example.com/me')).toEqual(
      jasmine.objectContaining({ audience: proxy.audience, scopes: ['read:profile'] }),
    );
    expect(explained('GET', 'https://acme.eu.auth0.com/api/v2/users/1').matched).toBeTrue();
    expect(TestBed.inject(PROXY)()?.url).toBe('https://profile.example.com');
    expect(TestBed.inject(PROXY_AUDIENCE)()).toBe(proxy.audience);
  });

  it('accepts a document as JSON has it, with every option of a resource', async () => {
    const scopes = { 'GET /a': 'read:a', '/b': false } as const;
    const resources = [{ ...orders, scopes, anonymous: true, initialScopes: ['read:a'] }];
    await start(JSON.parse(JSON.stringify({ auth0, resources })) as RuntimeConfig);
    expect(explained('GET', 'https://api.example.com/a')).toEqual(
      jasmine.objectContaining({ matched: true, anonymous: true, scopes: ['read:a'] }),
    );
    expect(explained('GET', 'https://api.example.com/b')).toEqual({
      matched: false,
      reason: 'without-token',
    });
  });

  it('passes every option of provideAuth0() on', async () => {
    const authorizationParams = { organization: 'org_1' };
    configure([
      withRuntimeConfig(async () =>
        Promise.resolve({
          auth0: { domain: 'a.example', clientId: 'c', useMrrt: true, authorizationParams },
        }),
      ),
    ]);
    await TestBed.inject(ApplicationInitStatus).donePromise;
    expect(TestBed.inject(AUTH0_CONFIG).get()).toEqual(
      jasmine.objectContaining({ useMrrt: true, authorizationParams }),
    );
  });

  it('accepts the configuration of Auth0 alone, with parameters of the login', async () => {
    configure([
      withRuntimeConfig(async () =>
        Promise.resolve({
          domain: 'a.example',
          clientId: 'c',
          authorizationParams: { scope: 'openid' },
        }),
      ),
    ]);
    await TestBed.inject(ApplicationInitStatus).donePromise;
    expect(TestBed.inject(AUTH0_CONFIG).get()?.authorizationParams).toEqual({ scope: 'openid' });
  });

  it('uses APIs that are loaded after services and rules have been created', async () => {
    let loaded: (config: RuntimeConfig) => void = fail;
    const config = new Promise<RuntimeConfig>((resolve) => (loaded = resolve));
    configure([withRuntimeConfig(() => config)], auth0);
    const currentProxy = TestBed.inject(PROXY);
    expect(currentProxy()).toBeUndefined();
    expect(explained('GET', 'https://api.example.com/7').matched).toBeFalse();
    loaded({ resources: [orders], proxy });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    expect(currentProxy()?.audience).toBe(proxy.audience);
    expect(explained('GET', 'https://api.example.com/7').matched).toBeTrue();
    // The configuration of provideAuth0() stays where the document has none.
    expect(TestBed.inject(AUTH0_CONFIG).get()).toEqual(auth0);
  });

  const invalid: readonly (readonly [what: string, config: unknown, named: string])[] = [
    ['a resource without an audience', { auth0, resources: [{ url: orders.url }] }, 'audience'],
    ['a URL that is not valid', { auth0, resources: [{ ...orders, url: 'api' }] }, '"api"'],
    ['resources that are no list', { auth0, resources: orders }, 'resources: ['],
    ['a proxy without an audience', { auth0, proxy: { url: proxy.url } }, 'audience'],
    ['APIs without Auth0', { resources: [orders] }, 'domain'],
    ['Auth0 without a client id', { auth0: { domain: 'a.example' } }, 'clientId'],
    ['null', null, 'domain'],
  ];
  for (const [what, config, named] of invalid) {
    it(`stops the start for ${what}, and names it`, async () => {
      const error = await refusal(start(config as RuntimeConfig));
      expect(error.code).toBe('configuration');
      expect(error.message).toContain(named);
      expect(explained('GET', orders.url).matched).toBeFalse();
    });
  }

  it('stops the start when withProxy() is used as well', async () => {
    configure([withProxy(proxy), withRuntimeConfig(() => Promise.resolve({ auth0, proxy }))]);
    const error = await refusal(TestBed.inject(ApplicationInitStatus).donePromise);
    expect(error.message).toContain('withProxy()');
  });
});

async function start(config: RuntimeConfig): Promise<void> {
  configure([withRuntimeConfig(() => Promise.resolve(config))]);
  await TestBed.inject(ApplicationInitStatus).donePromise;
}

function configure(features: readonly Auth0ProfileFeature[], given?: Auth0Config): void {
  TestBed.configureTestingModule({
    providers: [provideAuth0Profile(specLogin(given), ...features)],
  });
}

function explained(method: string, url: string): RequestExplanation {
  return explainRequest(method, url, { injector: TestBed.inject(Injector) });
}
