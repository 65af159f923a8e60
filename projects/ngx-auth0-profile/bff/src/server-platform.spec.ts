import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, PLATFORM_ID, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { HasScope, ProfileService, injectSession } from 'ngx-auth0-profile';
import { refusal } from '../../src/test-support/refusal';
import { BffSession } from './bff-session';
import { configureBffApp } from './test-support/bff-app';

describe('withBff on the server', () => {
  let requests: jasmine.Spy;
  let session: jasmine.Spy;

  beforeEach(() => {
    requests = spyOn(window, 'fetch');
    session = jasmine.createSpy('session');
    configureBffApp({
      providers: [
        { provide: PLATFORM_ID, useValue: 'server' },
        { provide: BffSession, useFactory: session },
        provideHttpClientTesting(),
      ],
    });
  });

  afterEach(() => {
    expect(session).not.toHaveBeenCalled();
    expect(requests).not.toHaveBeenCalled();
    TestBed.inject(HttpTestingController).verify();
  });

  it('activates guarded routes', async () => {
    expect(await TestBed.inject(Router).navigateByUrl('/settings')).toBeTrue();
    expect(TestBed.inject(Router).url).toBe('/settings');
  });

  it('renders a page without a user, and sends nothing', async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent.trim()).toBe('unknown, no profile');
  });

  it('refuses commands', async () => {
    const session = TestBed.runInInjectionContext(injectSession);
    expect((await refusal(session.login())).code).toBe('configuration');
    expect((await refusal(session.logout())).code).toBe('configuration');
    const profiles = TestBed.inject(ProfileService);
    expect((await refusal(profiles.load())).code).toBe('login-required');
    expect((await refusal(profiles.updateMetadata({ theme: 'dark' }))).code).toBe('login-required');
  });

  it('adds no header to a request', () => {
    TestBed.inject(HttpClient).get('/bff/api/orders/orders').subscribe();
    const [request] = TestBed.inject(HttpTestingController).match(() => true);
    expect(request?.request.headers.keys()).toEqual([]);
  });
});

@Component({
  imports: [HasScope],
  template: `
    {{ session.signedIn() ?? 'unknown' }}, {{ profiles.profile()?.name ?? 'no profile' }}
    <p *auth0ProfileHasScope="'update:profile'">may edit</p>
  `,
})
class Page {
  protected readonly session = injectSession();
  protected readonly profiles = inject(ProfileService);
}
