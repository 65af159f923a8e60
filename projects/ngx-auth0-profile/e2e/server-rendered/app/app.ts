import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { ProfileService } from 'ngx-auth0-profile';

/** The shell. The server renders it the same for everybody; the browser then adds the user. */
@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <header>
      <h1>A server-rendered application</h1>
      <nav><a routerLink="/">Home</a> <a routerLink="/profile">Profile</a></nav>
      @if (profile(); as profile) {
        <p>Signed in as {{ profile.name }}</p>
      } @else {
        <p>Nobody is signed in yet</p>
      }
    </header>
    <router-outlet />
  `,
})
export class App {
  protected readonly profile = inject(ProfileService).profile;
}
