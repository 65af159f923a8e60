import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ProfileError } from './auth0-profile-error';
import { provideAuth0Profile } from '../feature/provide-auth0-profile';
import { toProfileError } from './to-profile-error';

describe('toProfileError', () => {
  it('converts an unexpected error, without a diagnosis when none is provided', async () => {
    const caught = new TypeError('odd');
    const error = await toProfileError(Injector.NULL, caught);
    expect(error.code).toBe('unavailable');
    expect(error.cause).toBe(caught);
    expect(error.diagnosis).toBeUndefined();
  });

  it('adds the diagnosis once', async () => {
    TestBed.configureTestingModule({ providers: [provideAuth0Profile()] });
    const injector = TestBed.inject(Injector);
    const error = new Auth0ProfileError('login-required', 'Nobody.');
    const { diagnosis } = await toProfileError(injector, error);
    expect(diagnosis?.problem).toBe('login-required');
    expect((await toProfileError(injector, error)).diagnosis).toBe(diagnosis);
  });
});
