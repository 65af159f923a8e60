import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { AuthService } from '@auth0/auth0-angular';
import { appUrl } from '../config/app-url';

/** The current user, with login and logout. */
@Component({
  selector: 'demo-account',
  imports: [MatButton],
  template: `
    @if (user(); as user) {
      <span class="name">{{ user.name ?? user.email }}</span>
      <button matButton="outlined" type="button" (click)="logout()">Log out</button>
    } @else if (loading() === false) {
      <button matButton="filled" type="button" (click)="login()">Log in</button>
    }
  `,
  styleUrl: './account.scss',
})
export class Account {
  private readonly auth = inject(AuthService);
  private readonly router = inject(Router);

  protected readonly user = toSignal(this.auth.user$);
  protected readonly loading = toSignal(this.auth.isLoading$);

  protected login(): void {
    this.auth.loginWithRedirect({ appState: { target: this.router.url } });
  }

  protected logout(): void {
    this.auth.logout({ logoutParams: { returnTo: appUrl() } });
  }
}
