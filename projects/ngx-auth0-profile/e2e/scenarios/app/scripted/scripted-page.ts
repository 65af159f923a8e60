import { HttpClient } from '@angular/common/http';
import { JsonPipe } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { ProfileService, injectSession } from 'ngx-auth0-profile';
import { lastValueFrom } from 'rxjs';
import type { MetadataMember } from '../../scripted-tab';

interface Metadata {
  readonly theme: string;
  readonly address: { readonly city: string; readonly zip: string };
}

/** Shows the session and the profile, and does what users do. */
@Component({
  selector: 'scenarios-root',
  imports: [JsonPipe],
  template: `
    <output aria-label="User">{{ user() }}</output>
    <output aria-label="Profile">{{ profile() | json }}</output>
  `,
})
export class ScriptedPage {
  private readonly auth = inject(AuthService);
  private readonly http = inject(HttpClient);
  private readonly profiles = inject(ProfileService<Metadata>);
  private readonly session = injectSession();
  protected readonly profile = this.profiles.profile;
  protected readonly user = computed(() =>
    this.session.signedIn() === undefined ? '' : (this.session.user()?.sub ?? 'nobody'),
  );

  /** Logs in without leaving the page, as a native application does with a browser of its own. */
  async logIn(user: string): Promise<void> {
    let response = '';
    const openUrl = async (url: string): Promise<void> => {
      response = await window.openAtTenant(url, user);
    };
    await lastValueFrom(this.auth.loginWithRedirect({ openUrl }), { defaultValue: undefined });
    await lastValueFrom(this.auth.handleRedirectCallback(response));
  }

  async logOut(): Promise<void> {
    const openUrl = async (url: string): Promise<void> => {
      await window.openAtTenant(url);
    };
    await this.session.logout({ openUrl });
  }

  async edit(member: MetadataMember, value: string): Promise<void> {
    await this.profiles.updateMetadata(
      member === 'theme'
        ? { theme: value }
        : { address: member === 'address.city' ? { city: value } : { zip: value } },
    );
  }

  async load(): Promise<void> {
    await this.profiles.load();
  }

  async call(address: string): Promise<void> {
    await lastValueFrom(this.http.get(address));
  }
}
