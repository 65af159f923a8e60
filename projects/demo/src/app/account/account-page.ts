import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AccountSectionName, Auth0Account, type PreferenceFields } from 'ngx-auth0-profile/ui';

import { FaultPanel } from '../faults/fault-panel';
import type { ReaderMetadata } from '../profile/reader-metadata';
import { RequestLogView } from '../request-log/request-log-view';

/** The account page of the library, in the theme of this app. */
@Component({
  selector: 'demo-account-page',
  imports: [Auth0Account, FaultPanel, RequestLogView, RouterLink],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  /** The section to begin with, from the URL: `/account?section=security`. */
  readonly section = input<AccountSectionName>();

  protected readonly preferences: PreferenceFields<ReaderMetadata> = [
    {
      kind: 'choice',
      name: 'theme',
      label: 'Theme',
      hint: 'Applies to this page.',
      options: [
        { value: 'system', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ],
    },
    {
      kind: 'choice',
      name: 'language',
      label: 'Language of suggestions',
      options: [
        { value: 'en', label: 'English' },
        { value: 'es', label: 'Español' },
        { value: 'fr', label: 'Français' },
        { value: 'pt', label: 'Português' },
      ],
    },
    { kind: 'text', name: 'tagline', label: 'About you, in one line', maxLength: 80 },
    { kind: 'switch', name: 'newsletter', label: 'Monthly newsletter with new books' },
  ];
}
