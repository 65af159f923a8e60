import { Injector, NgModule, PLATFORM_ID, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { provideRouter, Router, type Routes } from '@angular/router';
import { AuthClientConfig, AuthService, provideAuth0, type AuthConfig } from '@auth0/auth0-angular';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { isAuth0ProfileError, Auth0ProfileError } from '../errors/auth0-profile-error';
import { DIAGNOSER } from '../errors/diagnoser';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { scopeGuard } from '../guard/scope-guard';
import { profileInterceptor } from '../interceptor/profile-interceptor';
import { ProfileService } from '../profile/profile-service';
import { withProxy } from '../resources/with-proxy';
import { explainRequest } from '../resources/explain-request';
import { withResource } from '../resources/with-resource';
import { withStepUp } from '../step-up/with-step-up';
import { provideSpecProfile, specLogin } from '../test-support/provide-spec-profile';
import { refusal } from '../test-support/refusal';
import { Auth0ProfileModule } from './auth0-profile-module';
import { provideAuth0Profile } from './provide-auth0-profile';
import { withRuntimeConfig } from '../resources/with-runtime-config';

describe('provideAuth0Profile', () => {
  it('refuses to be called without a login feature, and says what to import', () => {
    expect(() => provideAuth0Profile(withStepUp('popup'))).toThrowMatching(
      (error) =>
        isAuth0ProfileError(error) &&
        error.code === 'configuration' &&
        error.message.includes("withAuth0Angular() from 'ngx-auth0-profile/auth0-angular'") &&
        error.message.includes("withBff({ url: '/bff' }) from 'ngx-auth0-profile/bff'"),
    );
  });

  it('is named by the error of an application that does not call it', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
    const error = await refusal(TestBed.inject(ProfileService).load());
    expect(error.code).toBe('configuration');
    expect(error.message).toMatch(/^provideAuth0Profile\(\) has no login feature/);
  });

  it('refuses two login features', () => {
    expect(() => provideAuth0Profile(specLogin(), withAuth0Angular())).toThrowMatching(
      (error) => isAuth0ProfileError(error) && error.message.includes('login twice'),
    );
  });

  it('refuses a feature that is passed twice, and names it', () => {
    const proxy = withProxy({ url: 'https://p.example', audience: 'p' });
    expect(() =>
      provideAuth0Profile(specLogin(), proxy, withStepUp('popup'), proxy),
    ).toThrowMatching(
      (error) =>
        isAuth0ProfileError(error) &&
        error.code === 'configuration' &&
        error.message.includes('proxy twice'),
    );
  });

  it('accepts any number of APIs', () => {
    const apis = ['https://a.example', 'https://b.example'];
    const features = apis.map((url) => withResource({ url, audience: url }));
    TestBed.configureTestingModule({
      providers: [provideAuth0Profile(...features, specLogin())],
    });
    const injector = TestBed.inject(Injector);
    for (const url of apis) {
      expect(explainRequest('GET', url, { injector }).matched)
        .withContext(url)
        .toBeTrue();
    }
  });

  describe('in the providers of a route', () => {
    const orders = withResource({ url: 'https://a.example', audience: 'a' });
    const routes: Routes = [
      { path: 'resource', providers: [provideAuth0Profile(specLogin(), orders)], children: [] },
      {
        path: 'step-up',
        providers: [provideAuth0Profile(specLogin(), withStepUp('popup'))],
        children: [],
      },
      { path: 'module', loadChildren: () => LazyModule },
    ];

    for (const [path, named] of [
      ['resource', ' with the features login, resource'],
      ['step-up', ' with the features login, step-up'],
      ['module', ' with the features login'],
    ] as const) {
      it(`is refused with the place where it belongs: /${path}`, async () => {
        TestBed.configureTestingModule({
          providers: [provideRouter(routes), provideSpecProfile()],
        });
        const error = await refusal(TestBed.inject(Router).navigateByUrl(`/${path}`));
        expect(error.code).toBe('configuration');
        expect(error.message).toMatch(
          new RegExp(`^provideAuth0Profile\\(\\)${named} is in the providers of a route`),
        );
        expect(error.message).toContain('app.config.ts');
      });
    }
  });

  it('adds the diagnosis to errors in development', async () => {
    TestBed.configureTestingModule({ providers: [provideAuth0Profile(specLogin())] });
    const explain = TestBed.runInInjectionContext(injectToProfileError);
    const error = await explain(new Auth0ProfileError('login-required', 'Nobody.'));
    expect(error.diagnosis?.problem).toBe('login-required');
    expect(new Auth0ProfileError('login-required', 'Nobody.').diagnosis).toBeUndefined();
  });

  it('returns the error without a diagnosis when that fails to load', async () => {
    const diagnoser = (): Promise<never> => Promise.reject(new Error('not loaded'));
    TestBed.configureTestingModule({ providers: [{ provide: DIAGNOSER, useValue: diagnoser }] });
    const error = new Auth0ProfileError('login-required', 'Nobody.');
    expect(await TestBed.runInInjectionContext(injectToProfileError)(error)).toBe(error);
    expect(error.diagnosis).toBeUndefined();
  });

  it('is available as an NgModule', () => {
    const proxy = withProxy({ url: 'https://p.example', audience: 'p' });
    TestBed.configureTestingModule({
      imports: [Auth0ProfileModule.forRoot(specLogin(), proxy)],
    });
    expect(TestBed.inject(DIAGNOSER)).toBeDefined();
  });
});

describe('withRuntimeConfig', () => {
  it('sets the configuration before the application starts', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideAuth0Profile(
          withAuth0Angular(),
          withRuntimeConfig(() => Promise.resolve({ domain: 'a.example', clientId: 'c' })),
        ),
      ],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    expect(TestBed.inject(AuthClientConfig).get().domain).toBe('a.example');
  });

  it('stops the start when the configuration is incomplete', async () => {
    const load = (): Promise<never> => Promise.resolve({ domain: 'a.example' } as never);
    TestBed.configureTestingModule({
      providers: [provideAuth0Profile(specLogin(undefined), withRuntimeConfig(load))],
    });
    const error = await refusal(TestBed.inject(ApplicationInitStatus).donePromise);
    expect(error.code).toBe('configuration');
  });
});

describe('on the server', () => {
  const load = jasmine.createSpy<() => Promise<AuthConfig>>('load');

  beforeEach(() => {
    load.calls.reset();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        { provide: PLATFORM_ID, useValue: 'server' },
        provideHttpClient(withInterceptors([profileInterceptor])),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'page', canActivate: [scopeGuard('read:current_user')], children: [] },
        ]),
        provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'c' }),
        provideAuth0Profile(withAuth0Angular(), withRuntimeConfig(load)),
        {
          provide: AuthService,
          useFactory: () => {
            throw new Error('AuthService reads location; nobody may ask for it on the server.');
          },
        },
      ],
    });
  });

  it('loads no configuration', async () => {
    await TestBed.inject(ApplicationInitStatus).donePromise;
    expect(load).not.toHaveBeenCalled();
  });

  it('attaches no token', () => {
    TestBed.inject(HttpClient).get('https://acme.eu.auth0.com/api/v2/users/1').subscribe();
    const [request] = TestBed.inject(HttpTestingController).match(() => true);
    expect(request?.request.headers.keys()).toEqual([]);
  });

  it('loads no profile and has no user', async () => {
    const profiles = TestBed.inject(ProfileService);
    expect(profiles.status()).toBe('idle');
    expect((await refusal(profiles.load())).code).toBe('login-required');
    TestBed.inject(HttpTestingController).verify();
  });

  it('activates every guarded route, so that the browser decides', async () => {
    expect(await TestBed.inject(Router).navigateByUrl('/page')).toBeTrue();
  });
});

@NgModule({ imports: [Auth0ProfileModule.forRoot(specLogin())] })
class LazyModule {}
