import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import { DEMO_CONFIG } from '../config/demo-config';
import { Account } from './account';
import { focusHeadingAfterNavigation } from './focus-heading';
import { followTheme } from './follow-theme';

/** The frame around every page: brand, navigation, who is logged in, and the page itself. */
@Component({
  selector: 'demo-root',
  imports: [Account, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly config = inject(DEMO_CONFIG);
  protected readonly links = [
    { path: '/story', label: 'Story' },
    { path: '/profile', label: 'Profile' },
    { path: '/settings', label: 'Settings' },
    { path: '/readers', label: 'Readers' },
  ];

  constructor() {
    focusHeadingAfterNavigation();
    followTheme();
  }
}
