import '@angular/compiler';
import { AsyncPipe } from '@angular/common';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import {
  authHttpInterceptorFn,
  AuthService,
  provideAuth0,
  type AuthConfig,
} from '@auth0/auth0-angular';
import { lastValueFrom } from 'rxjs';

/** What the page's spec tells the application before it starts. */
declare const settings: { auth0: AuthConfig; audience: string; home: string; path: string };

/** A page that logs in, changes the reader's theme at the Management API, and logs out. */
@Component({
  selector: '#app',
  imports: [AsyncPipe],
  template: `
    @if (auth.user$ | async; as user) {
      <h1>{{ user.email }}</h1>
      <button (click)="darken(user.sub)">Dark</button>
      <output>{{ theme() }}</output>
      <button (click)="logOut()">Log out</button>
    } @else {
      <button (click)="logIn()">Log in</button>
    }
  `,
})
class Profile {
  protected readonly auth = inject(AuthService);
  protected readonly theme = signal('');
  private readonly http = inject(HttpClient);

  constructor() {
    Object.assign(globalThis, { myAccount: promisesOf(this.auth.myAccount) });
  }

  protected logIn(): void {
    this.auth.loginWithRedirect({ appState: { target: settings.path } }).subscribe();
  }

  protected darken(userId = ''): void {
    const url = `${settings.audience}users/${encodeURIComponent(userId)}`;
    this.http
      .patch<{ user_metadata: { theme: string } }>(url, { user_metadata: { theme: 'dark' } })
      .subscribe((user) => {
        this.theme.set(user.user_metadata.theme);
      });
  }

  protected logOut(): void {
    this.auth.logout({ logoutParams: { returnTo: settings.home } }).subscribe();
  }
}

/** The methods of `AuthService.myAccount` for the page's spec, as promises instead of observables. */
function promisesOf(myAccount: AuthService['myAccount']): object {
  return {
    getFactors: () => lastValueFrom(myAccount.getFactors()),
    getAuthenticationMethods: (...args: Arguments<'getAuthenticationMethods'>) =>
      lastValueFrom(myAccount.getAuthenticationMethods(...args)),
    getAuthenticationMethod: (...args: Arguments<'getAuthenticationMethod'>) =>
      lastValueFrom(myAccount.getAuthenticationMethod(...args)),
    updateAuthenticationMethod: (...args: Arguments<'updateAuthenticationMethod'>) =>
      lastValueFrom(myAccount.updateAuthenticationMethod(...args)),
    deleteAuthenticationMethod: (...args: Arguments<'deleteAuthenticationMethod'>) =>
      lastValueFrom(myAccount.deleteAuthenticationMethod(...args)),
    enrollmentChallenge: (...args: Arguments<'enrollmentChallenge'>) =>
      lastValueFrom(myAccount.enrollmentChallenge(...args)),
    enrollmentVerify: (...args: Arguments<'enrollmentVerify'>) =>
      lastValueFrom(myAccount.enrollmentVerify(...args)),
  };
}

type Arguments<Name extends keyof AuthService['myAccount']> = Parameters<
  AuthService['myAccount'][Name]
>;

await bootstrapApplication(Profile, {
  providers: [
    provideAuth0({
      ...settings.auth0,
      httpInterceptor: { allowedList: [`${settings.audience}*`] },
    }),
    provideRouter([{ path: '**', children: [] }]),
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
  ],
});
