import type { DemoConfig } from '../config/demo-config';
import { STORY, findStep, stepAfter } from './story-steps';
import { urlOf } from './story-step';

describe('STORY', () => {
  const config: DemoConfig = {
    clientId: 'demo-spa',
    storyClientId: 'demo-story',
    domain: 'localhost:4400',
    tenantUrl: 'http://localhost:4400',
    proxyUrl: 'http://localhost:4401',
    proxyAudience: 'https://profile-proxy.example/',
    revision: '1-9d3c',
  };
  const tokens = {
    idToken: 'i',
    accessToken: 'a',
    granted: undefined,
    userId: 'auth0|1',
    userName: 'Noor',
  };

  it('has these steps and statuses, in this order', () => {
    expect(STORY.map(({ id, expectedStatuses }) => [id, ...expectedStatuses])).toEqual([
      ['1', 401],
      ['2', 400],
      ['3', 403],
      ['4', 403],
      ['5', 200],
      ['6', 403, 200],
      ['lock', 400, 403, 400],
    ]);
  });

  it('changes one parameter from step to step', () => {
    const logins = STORY.slice(0, 5).map((step) => step.requests[0]?.login(config));
    expect(logins.map((login) => login?.audience)).toEqual([
      undefined,
      undefined,
      'https://localhost:4400/api/v2/',
      'https://localhost:4400/api/v2/',
      'https://localhost:4400/api/v2/',
    ]);
    expect(STORY.slice(0, 5).map((step) => step.requests[0]?.token)).toEqual([
      'idToken',
      'accessToken',
      'accessToken',
      'accessToken',
      'accessToken',
    ]);
    expect(logins[3]?.scope).toContain('update:users');
    expect(logins[4]?.scope).not.toContain('update:users');
    expect(logins[4]?.scope).toContain('update:current_user_metadata');
  });

  it('sends requests to the tenant and to the proxy only', () => {
    const origins = STORY.flatMap((step) => step.requests).map(
      (request) => new URL(urlOf(request, config, tokens)).origin,
    );
    expect(new Set(origins)).toEqual(new Set(['http://localhost:4400', 'http://localhost:4401']));
  });

  it('encodes the user id in the path', () => {
    const request = STORY[0]?.requests[0];
    expect(request && urlOf(request, config, tokens)).toBe(
      'http://localhost:4400/api/v2/users/auth0%7C1',
    );
  });

  it('links each step to the next', () => {
    const first = findStep('1');
    expect(first && stepAfter(first)?.id).toBe('2');
    const last = findStep('lock');
    expect(last && stepAfter(last)).toBeUndefined();
    expect(findStep('7')).toBeUndefined();
  });
});
