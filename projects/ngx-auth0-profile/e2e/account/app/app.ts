import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { injectSession } from 'ngx-auth0-profile';

@Component({
  selector: 'account-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <header>
      <nav aria-label="Pages">
        <a routerLink="/">Home</a>
        <a routerLink="/account">Account</a>
      </nav>
      @if (session.signedIn()) {
        <button type="button" (click)="session.logout()">Log out</button>
      } @else if (session.signedIn() === false) {
        <button type="button" (click)="session.login()">Log in</button>
      }
    </header>
    <main><router-outlet /></main>
    <footer>The end of the page</footer>
  `,
  styles: `
    header,
    main,
    footer {
      box-sizing: border-box;
      max-width: 64rem;
      margin: 0 auto;
      padding: 1rem;
    }
    /* So that the end of the page does not move while a page is loaded. */
    main {
      min-height: 100vh;
    }
    header {
      display: flex;
      justify-content: space-between;
      min-height: 3.5rem;
    }
    nav {
      display: flex;
      gap: 1rem;
    }
    a {
      color: light-dark(#1f5bb5, #8fb8ff);
    }
  `,
})
export class App {
  protected readonly session = injectSession();
}
