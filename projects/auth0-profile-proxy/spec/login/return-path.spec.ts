import { returnPath, withLoginError } from '../../src/login/return-path.ts';

const APP = { origin: 'https://app.example.com', basePath: '/bff' };

describe('returnPath', () => {
  for (const [value, path] of [
    ['/', '/'],
    ['/account?tab=1#name', '/account?tab=1#name'],
    ['/a/../b', '/b'],
    ['/bffs', '/bffs'],
    ['//app.example.com/account', '/account'],
    ['/x/bff/logout', '/x/bff/logout'],
    ['/?next=//evil.example/', '/?next=//evil.example/'],
    [`/${'x'.repeat(499)}`, `/${'x'.repeat(499)}`],
  ] as const) {
    it(`accepts ${value.slice(0, 40)}`, () => {
      expect(returnPath(value, APP)).toBe(path);
    });
  }

  for (const value of [
    ...['', 'account', ' /account', 'https://app.example.com/', 'https://evil.example/'],
    ...['//evil.example/', '///evil.example/', '/\\evil.example/', '/\t/evil.example/'],
    ...['/\n/evil.example/', '/.//evil.example/', '/x/..//evil.example/'],
    ...['/bff', '/bff/', '/bff/logout', '/bff?x', '/x/../bff/logout', '/%2e%2e/bff/logout'],
    ...['//[', `/${'x'.repeat(500)}`],
  ]) {
    it(`refuses ${JSON.stringify(value.slice(0, 40))}`, () => {
      expect(returnPath(value, APP)).toBeUndefined();
    });
  }
});

describe('withLoginError', () => {
  for (const [path, expected] of [
    ['/', '/?login_error=access_denied'],
    ['/account?tab=1#name', '/account?tab=1&login_error=access_denied#name'],
    ['/account?login_error=old', '/account?login_error=access_denied'],
  ] as const) {
    it(`adds the code to ${path}`, () => {
      expect(withLoginError(path, 'access_denied', APP.origin)).toBe(expected);
    });
  }
});
