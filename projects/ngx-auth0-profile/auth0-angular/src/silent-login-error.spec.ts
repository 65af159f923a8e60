import { silentLoginError } from './silent-login-error';

describe('silentLoginError', () => {
  for (const [domain, authorize] of [
    [location.origin, `${location.origin}/authorize`],
    [`${location.origin}/tenant`, `${location.origin}/tenant/authorize`],
    [location.host, `https://${location.host}/authorize`],
  ] as const) {
    it(`asks ${domain} at the URL that the SDK uses`, async () => {
      const before = new Set(document.querySelectorAll('iframe'));
      const answer = silentLoginError(
        { domain, clientId: 'spa', authorizeTimeoutInSeconds: 0.5 },
        { audience: 'https://api.example/', scopes: [] },
      );
      const outer = [...document.querySelectorAll('iframe')].find((frame) => !before.has(frame));
      const inner = outer?.contentDocument?.querySelector('iframe');
      expect(inner?.src.split('?')[0]).toBe(authorize);
      expect(await answer).toBeInstanceOf(Error);
    });
  }
});
