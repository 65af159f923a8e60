import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { injectSession } from 'ngx-auth0-profile';

import { appUrl } from '../config/app-url';

/** The current user, with login and logout. */
@Component({
  selector: 'demo-account',
  imports: [MatButton],
  template: `
    @if (session.user(); as user) {
      <span class="name">{{ user.name ?? user.email }}</span>
      <button
        matButton="outlined"
        type="button"
        (click)="session.logout({ logoutParams: { returnTo } })"
      >
        Log out
      </button>
    } @else if (session.signedIn() === false) {
      <button matButton="filled" type="button" (click)="session.login()">Log in</button>
    }
  `,
  styleUrl: './account.scss',
})
export class Account {
  protected readonly returnTo = appUrl();
  protected readonly session = injectSession();
}
