import type { ProfileBffOptions } from '../../src/index.ts';
import { allowedScopes, loginRequest, type LoginRequest } from '../../src/login/login-request.ts';
import { problemOf } from '../support/problem-of.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

const ORDERS = 'https://orders.example/';
const PROFILE = 'https://profile.example/';

const OPTIONS: Partial<ProfileBffOptions> = {
  audience: PROFILE,
  organizations: ['org_9ybsU1dN2dKfDkBi'],
  login: { connections: ['google-oauth2'], acrValues: ['urn:mfa'], afterLoginPath: '/home' },
  apis: {
    orders: {
      url: 'https://orders.example.com/v1',
      audience: ORDERS,
      routes: [
        { method: 'GET', path: '/orders', scopes: ['read:orders'] },
        { method: 'POST', path: '/orders', scopes: ['write:orders', 'read:orders'] },
        { method: 'GET', path: '/public' },
      ],
    },
  },
};

describe('loginRequest', () => {
  const bff = resolvedBff(OPTIONS);
  const read = (query: string, at = bff): LoginRequest =>
    loginRequest(new URLSearchParams(query), at);

  it('without parameters › is a login with the scopes of the options', () => {
    expect(read('')).toEqual({
      returnTo: '/home',
      audience: PROFILE,
      scopes: [
        ...['openid', 'profile', 'email', 'offline_access', 'read:profile', 'update:profile'],
      ],
      organization: undefined,
      maxAge: undefined,
      parameters: {},
    });
  });

  it('without an API of the tenant › has no audience', () => {
    expect(read('', resolvedBff()).audience).toBeUndefined();
  });

  it('with a step-up scope › adds it once', () => {
    expect(read('scope=delete:profile+read:profile++delete:profile').scopes).toEqual([
      ...['openid', 'profile', 'email', 'offline_access', 'read:profile', 'update:profile'],
      'delete:profile',
    ]);
  });

  it('for an API › has its audience, the scopes of OpenID Connect, and no others', () => {
    const { audience, scopes } = read('api=orders&scope=write:orders');
    expect(audience).toBe(ORDERS);
    expect(scopes).toEqual(['openid', 'profile', 'email', 'offline_access', 'write:orders']);
  });

  it('for an API › keeps each scope of OpenID Connect that the options request', () => {
    const scopes = ['openid', 'phone', 'address', 'email', 'profile', 'read:profile'];
    const other = resolvedBff({ ...OPTIONS, login: { scopes } });
    expect(read('api=orders', other).scopes).toEqual(scopes.slice(0, 5));
  });

  it('passes on each parameter that the options allow', () => {
    const query =
      'returnTo=/account&connection=google-oauth2&organization=org_9ybsU1dN2dKfDkBi&max_age=60&acr_values=urn:mfa';
    expect(read(query)).toEqual(
      jasmine.objectContaining({
        returnTo: '/account',
        organization: 'org_9ybsU1dN2dKfDkBi',
        maxAge: 60,
        parameters: {
          connection: 'google-oauth2',
          acr_values: 'urn:mfa',
          organization: 'org_9ybsU1dN2dKfDkBi',
        },
      }),
    );
    for (const prompt of ['none', 'login', 'consent', 'select_account']) {
      expect(read(`prompt=${prompt}`).parameters).toEqual({ prompt });
    }
    expect(read('screen_hint=signup').parameters).toEqual({ screen_hint: 'signup' });
    expect(read('max_age=0').maxAge).toBe(0);
    expect(read('max_age=99999999').maxAge).toBe(99_999_999);
  });

  for (const [query, detail] of [
    ['state=mine', 'A login takes these parameters, each once: returnTo, scope, api, connection'],
    ['audience=x', 'A login takes these parameters'],
    ['prompt=login&prompt=login', 'A login takes these parameters'],
    ['api=unknown', 'The parameter "api" names no API of the options.'],
    ['api=', 'The parameter "api"'],
    ['returnTo=https://evil.example/', 'The parameter "returnTo" has to be a path'],
    ['returnTo=', 'The parameter "returnTo"'],
    ['scope=read:orders', 'The parameter "scope" has scopes that a login may not request.'],
    ['scope=delete:profile+admin', 'The parameter "scope"'],
    ['api=orders&scope=delete:profile', 'The parameter "scope"'],
    ['connection=', 'The parameter "connection" has a value that is not allowed.'],
    ['connection=evil', 'The parameter "connection"'],
    ['acr_values=other', 'The parameter "acr_values"'],
    ['organization=org_other', 'The parameter "organization"'],
    ['prompt=x', 'The parameter "prompt"'],
    ['screen_hint=login', 'The parameter "screen_hint"'],
    ['max_age=', 'The parameter "max_age" has to be a number of seconds.'],
    ['max_age=-1', 'The parameter "max_age"'],
    ['max_age=1.5', 'The parameter "max_age"'],
    ['max_age=x1', 'The parameter "max_age"'],
    ['max_age=123456789', 'The parameter "max_age"'],
  ] as const) {
    it(`refuses ${query}`, () => {
      const problem = problemOf(() => read(query));
      expect(problem.code).toBe(detail.includes('"scope"') ? 'invalid-scope' : 'invalid-request');
      expect(problem.message).toContain(detail);
    });
  }
});

describe('allowedScopes', () => {
  const bff = resolvedBff(OPTIONS);

  it('of an API › are those of its routes', () => {
    expect(allowedScopes(bff.apis[0], bff)).toEqual(['read:orders', 'write:orders', 'read:orders']);
  });

  it('without an API › are those of every login and of a step-up', () => {
    expect(allowedScopes(undefined, bff)).toEqual([
      ...['openid', 'profile', 'email', 'offline_access', 'read:profile', 'update:profile'],
      'delete:profile',
    ]);
  });
});
