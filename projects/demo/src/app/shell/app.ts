import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';

import { DEMO_CONFIG } from '../config/demo-config';
import { chosenMode } from '../modes/mode';
import { Account } from './account';
import { focusHeadingAfterNavigation } from './focus-heading';
import { followTheme } from './follow-theme';
import { LoginProblem } from './login-problem';

/** The layout of every page: brand, navigation, current user, and the page itself. */
@Component({
  selector: 'demo-root',
  imports: [Account, LoginProblem, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly config = inject(DEMO_CONFIG);
  /** Whether Auth0's SDK logs in, which reports a failed login. */
  protected readonly hasTokens = chosenMode() !== 'bff';
  /** The story has its own login, with the developer's code. */
  protected readonly inStory = toSignal(
    inject(Router).events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects.startsWith('/story')),
    ),
  );
  protected readonly links = [
    { path: '/story', label: 'Story' },
    { path: '/account', label: 'Account' },
    { path: '/profile', label: 'By hand' },
    { path: '/modes', label: 'Modes' },
    { path: '/settings', label: 'Settings' },
    { path: '/readers', label: 'Readers' },
    { path: '/doctor', label: 'Token doctor' },
    { path: '/docs', label: 'Docs' },
  ];

  constructor() {
    focusHeadingAfterNavigation();
    followTheme();
  }
}
