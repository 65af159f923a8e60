import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { afterRenderEffect, Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { authHttpInterceptorFn, AuthService, provideAuth0 } from '@auth0/auth0-angular';
import { filter, switchMap } from 'rxjs';
import { startMinimalApp } from '../minimal-app';
import { auth0Settings, reportProfileShown, tenant } from './setting';

interface UserProfile {
  readonly name: string;
  readonly user_metadata?: Readonly<Record<string, unknown>>;
}

@Component({
  selector: 'app-profile',
  template: `
    @if (profile(); as profile) {
      <h1>{{ profile.name }}</h1>
      <p id="theme">{{ profile.user_metadata?.['theme'] }}</p>
    } @else {
      <button (click)="logIn()">Log in</button>
    }
  `,
})
class Profile {
  private readonly auth = inject(AuthService);
  private readonly http = inject(HttpClient);
  protected readonly profile = toSignal(
    this.auth.user$.pipe(
      filter((user) => user !== null && user !== undefined),
      switchMap(({ sub = '' }) =>
        this.http.get<UserProfile>(`${tenant}/api/v2/users/${encodeURIComponent(sub)}`),
      ),
    ),
  );

  constructor() {
    afterRenderEffect(() => {
      if (this.profile()) {
        reportProfileShown();
      }
    });
  }

  protected logIn(): void {
    this.auth.loginWithRedirect();
  }
}

startMinimalApp(
  [
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
    provideAuth0({ ...auth0Settings, httpInterceptor: { allowedList: [`${tenant}/api/v2/*`] } }),
  ],
  { component: Profile },
);
