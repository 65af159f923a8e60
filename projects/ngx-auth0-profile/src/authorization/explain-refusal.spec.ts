import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { provideAuth0Profile } from '../provide/provide-auth0-profile';
import { explainRefusal } from './explain-refusal';

describe('explainRefusal', () => {
  it('makes what nobody expected an error of this library, also without a diagnosis', async () => {
    const caught = new TypeError('odd');
    const error = await explainRefusal(Injector.NULL, caught);
    expect(error.code).toBe('unavailable');
    expect(error.cause).toBe(caught);
    expect(error.diagnosis).toBeUndefined();
  });

  it('explains an error once', async () => {
    TestBed.configureTestingModule({ providers: [provideAuth0Profile()] });
    const injector = TestBed.inject(Injector);
    const error = new Auth0ProfileError('login-required', 'Nobody.');
    const { diagnosis } = await explainRefusal(injector, error);
    expect(diagnosis?.problem).toBe('login-required');
    expect((await explainRefusal(injector, error)).diagnosis).toBe(diagnosis);
  });
});
