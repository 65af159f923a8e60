import { HttpErrorResponse } from '@angular/common/http';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ProfileError } from './auth0-profile-error';
import { DEVELOPMENT_CONSOLE } from './development-console';
import { provideSpecProfile } from '../test-support/provide-spec-profile';
import { toProfileError } from './to-profile-error';

describe('toProfileError', () => {
  it('converts an unexpected error, without a diagnosis when none is provided', async () => {
    const caught = new TypeError('odd');
    const error = await toProfileError(Injector.NULL, caught);
    expect(error.code).toBe('unknown');
    expect(error.cause).toBe(caught);
    expect(error.diagnosis).toBeUndefined();
  });

  const failures: readonly (readonly [name: string, caught: unknown])[] = [
    ['a lost connection in Chromium', new TypeError('Failed to fetch')],
    [
      'a lost connection in Firefox',
      new TypeError('NetworkError when attempting to fetch resource.'),
    ],
    ['a lost connection in WebKit', new TypeError('Load failed')],
    ['an aborted request', new DOMException('The user aborted a request.', 'AbortError')],
    ['a time limit', new DOMException('signal timed out', 'TimeoutError')],
  ];
  for (const [name, caught] of failures) {
    it(`converts ${name} to network`, async () => {
      const error = await toProfileError(Injector.NULL, caught);
      expect(error.code).toBe('network');
      expect(error.cause).toBe(caught);
    });
  }

  const exceptions: readonly unknown[] = [
    new SyntaxError('Unexpected token'),
    new Error('NG0203: inject() must be called from an injection context'),
    new TypeError("Cannot read properties of undefined (reading 'name')"),
    'text',
    undefined,
  ];
  for (const caught of exceptions) {
    it(`converts the exception ${String(caught)} to unknown and keeps it as the cause`, async () => {
      const error = await toProfileError(Injector.NULL, caught);
      expect(error.code).toBe('unknown');
      expect(error.cause).toBe(caught);
    });
  }

  describe('in development', () => {
    const lines: unknown[][] = [];

    beforeEach(() => {
      lines.length = 0;
      const console = {
        warn: () => undefined,
        error: (...line: readonly unknown[]) => {
          lines.push([...line]);
        },
      };
      TestBed.configureTestingModule({
        providers: [provideSpecProfile(), { provide: DEVELOPMENT_CONSOLE, useValue: console }],
      });
    });

    const convert = (caught: unknown) => toProfileError(TestBed.inject(Injector), caught);

    it('prints each problem once, with its fix', async () => {
      for (const retryAfterSeconds of [4, 5]) {
        await convert(new Auth0ProfileError('rate-limited', 'x', { retryAfterSeconds }));
      }
      await convert(new Auth0ProfileError('popup-blocked', 'x'));
      expect(lines.map(([text]) => String(text).split('\n')[0])).toEqual([
        jasmine.stringMatching(/^ngx-auth0-profile: rate-limited: /),
        jasmine.stringMatching(/^ngx-auth0-profile: popup-blocked: /),
      ]);
      expect(lines[1]).toHaveSize(1);
      expect(lines[1]?.[0]).toContain('What to change (where the popup is opened)');
    });

    it('prints the exception that caused an unknown error, and no response', async () => {
      const exception = new Error('odd');
      await convert(exception);
      await convert(new HttpErrorResponse({ status: 403, error: 'eyJsecret' }));
      expect(lines[0]?.[1]).toBe(exception);
      expect(lines[1]).toHaveSize(1);
      expect(String(lines[1]?.[0])).not.toContain('secret');
    });

    it('prints neither a redirect nor a popup that the user closed', async () => {
      await convert(new Auth0ProfileError('redirecting', 'x'));
      await convert(new Auth0ProfileError('popup-cancelled', 'x'));
      expect(lines).toEqual([]);
    });
  });

  it('adds the diagnosis once', async () => {
    TestBed.configureTestingModule({ providers: [provideSpecProfile()] });
    const injector = TestBed.inject(Injector);
    const error = new Auth0ProfileError('login-required', 'Nobody.');
    const { diagnosis } = await toProfileError(injector, error);
    expect(diagnosis?.problem).toBe('login-required');
    expect((await toProfileError(injector, error)).diagnosis).toBe(diagnosis);
  });
});
