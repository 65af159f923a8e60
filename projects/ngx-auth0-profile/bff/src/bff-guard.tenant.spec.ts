import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { HasScope } from 'ngx-auth0-profile';
import { until } from '../../src/test-support/refusal';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';

describe('a guard with withBff', () => {
  beforeEach(freshBff);

  it('activates the route with the scopes of the session', async () => {
    await logIn();
    configureBffApp();
    expect(await TestBed.inject(Router).navigateByUrl('/settings')).toBeTrue();
  });

  it('opens the login for a visitor, once', async () => {
    const opened = configureBffApp();
    expect(await TestBed.inject(Router).navigateByUrl('/settings')).toBeFalse();
    const url = new URL(opened[0] ?? '');
    expect(url.pathname + url.search).toBe('/bff/login?returnTo=%2Fsettings');
    expect(opened.length).toBe(1);
  });

  it('does not start a login again after one that failed, and removes the error from the URL', async () => {
    const before = location.href;
    history.replaceState(null, '', '?login_error=access_denied&a=1');
    const opened = configureBffApp();
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/settings');
    expect(router.url).toContain('reason=login-failed');
    expect(opened).toEqual([]);
    expect(location.search).not.toContain('login_error');
    history.replaceState(null, '', before);
  });
});

describe('*auth0ProfileHasScope with withBff', () => {
  beforeEach(freshBff);

  it('shows what needs a scope of the session', async () => {
    await logIn();
    configureBffApp();
    const fixture = TestBed.createComponent(ScopePage);
    await until(() => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent.includes('may edit');
    });
  });
});

@Component({
  imports: [HasScope],
  template: `<p *auth0ProfileHasScope="'update:profile'">may edit</p>`,
})
class ScopePage {}
