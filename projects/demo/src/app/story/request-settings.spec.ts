import type { DemoConfig } from '../config/demo-config';
import { isRequestSettings, settingsOf, withSettings } from './request-settings';
import { STORY } from './story-steps';

describe('request settings', () => {
  it('return the request of every step unchanged', () => {
    for (const request of STORY.flatMap(({ requests }) => requests)) {
      const same = withSettings(request, settingsOf(request, config));
      expect(same.login(config)).toEqual(request.login(config));
      expect(same.token).toBe(request.token);
    }
  });

  it('change token, audience, scope, response type and second factor', () => {
    const [request] = STORY[0]?.requests ?? [];
    const changed =
      request &&
      withSettings(request, {
        token: 'accessToken',
        audience: 'profile-proxy',
        scope: ' openid  update:profile ',
        responseType: 'token',
        mfa: true,
      });
    expect(changed?.token).toBe('accessToken');
    expect(changed?.login(config)).toEqual({
      audience: config.proxyAudience,
      scope: 'openid update:profile',
      responseType: 'token',
      mfa: true,
    });
  });
});

describe('isRequestSettings', () => {
  it('rejects other values', () => {
    for (const value of [undefined, null, 'text', {}, { token: 'idToken', audience: 'none' }]) {
      expect(isRequestSettings(value)).toBeFalse();
    }
  });
});

const config: DemoConfig = {
  clientId: 'demo-spa',
  storyClientId: 'demo-story',
  domain: 'localhost:4400',
  tenantUrl: 'http://localhost:4400',
  proxyUrl: 'http://localhost:4401',
  proxyAudience: 'https://profile-proxy.example/',
  revision: '1-9d3c',
};
