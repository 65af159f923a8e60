import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { injectSession, isAuth0ProfileError, withStepUp } from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';
import { refusal, until } from '../../src/test-support/refusal';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';
import { keepForm } from './test-support/kept-form';

describe('a login that a request lacks, with withBff', () => {
  beforeEach(freshBff);

  it('is opened as the back end names it, with the page to return to', async () => {
    await logIn();
    const opened = configureBffApp({ features: [withStepUp('redirect')] });
    const request = firstValueFrom(TestBed.inject(HttpClient).get('/bff/api/orders/orders'));
    expect((await refusal(request)).code).toBe('redirecting');
    const url = new URL(opened[0] ?? '');
    expect(url.origin + url.pathname).toBe(`${location.origin}/bff/login`);
    expect(url.searchParams.get('api')).toBe('orders');
    expect(url.searchParams.get('scope')).toBe('read:orders');
    expect(url.searchParams.has('returnTo')).toBeTrue();
  });

  it('is an error without withStepUp()', async () => {
    await logIn();
    const opened = configureBffApp();
    const request = firstValueFrom(TestBed.inject(HttpClient).get('/bff/api/orders/orders'));
    const failure: unknown = await request.catch((error: unknown) => error);
    expect(isAuth0ProfileError(failure) && failure.code).toBe('login-required');
    expect(opened).toEqual([]);
  });

  it('restores after the return what keepOnRedirect() keeps', async () => {
    await logIn();
    configureBffApp({ features: [withStepUp('redirect')] });
    const http = TestBed.inject(HttpClient);
    keepForm('Hello');
    await until(() => TestBed.runInInjectionContext(injectSession).user() !== undefined);
    await refusal(firstValueFrom(http.get('/bff/api/orders/orders')));
    history.replaceState(null, '', '/');
    configureBffApp();
    TestBed.inject(Router);
    const restored = keepForm();
    await until(() => restored.text === 'Hello');
  });
});
