import { Component } from '@angular/core';
import { Auth0Account, type DeviceLoader, type PreferenceFields } from 'ngx-auth0-profile/ui';

interface Metadata {
  theme?: string;
  about?: string;
  newsletter?: boolean;
  booksAYear?: number;
  birthday?: string;
  interests?: string[];
}

@Component({
  selector: 'account-page',
  imports: [Auth0Account],
  template: `
    <h1>Your account</h1>
    <auth0-account
      [preferences]="preferences"
      [unavailable]="unavailable"
      [loadDevices]="loadDevices"
      [linkLogin]="linkLogin"
    />
  `,
  styles: `
    h1 {
      margin: 0.5rem 0 1.5rem;
      font-size: 1.75rem;
    }
  `,
})
export class AccountPage {
  protected readonly unavailable = window.accountSettings.unavailable ?? 'hide';
  protected readonly preferences: PreferenceFields<Metadata> = [
    {
      kind: 'choice',
      name: 'theme',
      label: 'Theme',
      options: [
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ],
    },
    {
      kind: 'long-text',
      name: 'about',
      label: 'About you',
      hint: 'Other readers see this text.',
      maxLength: 200,
    },
    { kind: 'list', name: 'interests', label: 'Interests' },
    { kind: 'number', name: 'booksAYear', label: 'Books a year', min: 0, max: 500, step: 1 },
    { kind: 'date', name: 'birthday', label: 'Birthday' },
    {
      kind: 'switch',
      name: 'newsletter',
      label: 'Newsletter',
      hint: 'One message a month.',
    },
  ];
  protected readonly loadDevices: DeviceLoader = async () => {
    const response = await fetch('/devices');
    return response.json() as ReturnType<DeviceLoader>;
  };
  protected readonly linkLogin = (): Promise<string | undefined> => Promise.resolve(undefined);
}
