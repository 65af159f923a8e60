import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  HasScope,
  ProfileService,
  injectSession,
  scopeGuard,
  withProxy,
  type Auth0ProfileFeature,
} from 'ngx-auth0-profile';
import { UserMessagePipe } from 'ngx-auth0-profile/messages';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import { configureSpecApp, signedIn } from '../../src/test-support/signed-in';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';

/** A mode: how its application is configured, and how its user logs in. */
interface Mode {
  readonly signedIn: () => Promise<void>;
  readonly anonymous: () => void;
}

const modes: Readonly<Record<string, Mode>> = {
  'by the Management API': withTokens(),
  'by the proxy': withTokens(
    withProxy({
      url: tenant.proxyUrl,
      audience: 'https://profile-proxy.example/',
      mode: 'proxy',
    }),
  ),
  'by the BFF': {
    signedIn: async () => {
      await logIn();
      configureBffApp({ routes: routes() });
    },
    anonymous: () => {
      configureBffApp({ routes: routes() });
    },
  },
};

for (const [name, mode] of Object.entries(modes)) {
  describe(`components of an application that edits the profile ${name}`, () => {
    beforeEach(freshBff);

    it('show the user of the session, the profile, and what a scope allows', async () => {
      const { shows } = await open(mode);
      await shows('Log out Spec User. Spec User: light. May edit.');
    });

    it('save metadata, and show what the server has', async () => {
      const { shows, profiles } = await open(mode);
      await shows('Log out Spec User. Spec User: light. May edit.');
      await profiles.updateMetadata({ theme: 'dark' });
      await shows('Log out Spec User. Spec User: dark. May edit.');
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'dark' }));
    });

    it('compute an edit from what the server stores', async () => {
      const { profiles } = await open(mode);
      await profiles.updateMetadata(({ theme }) => ({ theme: `very ${theme ?? ''}` }));
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'very light' }));
    });

    it('remove metadata', async () => {
      const { profiles } = await open(mode);
      await profiles.removeMetadata('theme');
      expect(await tenant.metadata()).toEqual({ address: { city: 'Lyon', zip: '69001' } });
      await profiles.clearMetadata();
      expect(await tenant.metadata()).toEqual({});
    });

    it('refuse what is too large for the metadata before a request', async () => {
      const { shows, profiles } = await open(mode);
      const edit = profiles.updateMetadata({ theme: 'x'.repeat(20_000_000) });
      expect((await refusal(edit)).code).toBe('profile-too-large');
      await shows(
        'Log out Spec User. Spec User: light. May edit. Your change could not be saved because your profile is full. Remove something and try again.',
      );
    });

    it('show why an edit was not saved, and what the server has', async () => {
      const { shows, profiles } = await open(mode);
      await shows('Log out Spec User. Spec User: light. May edit.');
      await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 400 });
      const error = await refusal(profiles.updateMetadata({ theme: 'dark' }));
      expect(error.operation).toBe('write');
      await shows(
        'Log out Spec User. Spec User: light. May edit. Your change could not be saved. Check your entries and try again.',
      );
    });

    it('show a visitor the login, and refuse an edit', async () => {
      mode.anonymous();
      const { shows, profiles } = create();
      await shows('Log in. : .');
      const edit = profiles.updateMetadata({ theme: 'dark' });
      expect((await refusal(edit)).code).toBe('login-required');
    });
  });
}

function withTokens(...features: readonly Auth0ProfileFeature[]): Mode {
  const options = () => ({ features, providers: [provideRouter(routes())] });
  return {
    signedIn: () => signedIn(options()),
    anonymous: () => {
      configureSpecApp(options());
    },
  };
}

@Component({
  imports: [HasScope, UserMessagePipe],
  template: `
    @if (session.signedIn()) {
      Log out {{ session.user()?.name }}.
    } @else if (session.signedIn() === false) {
      Log in.
    }
    {{ profiles.profile()?.name }}: {{ profiles.profile()?.user_metadata?.theme }}.
    <span *auth0ProfileHasScope="'update:current_user_metadata'">May edit.</span>
    {{ profiles.error() | auth0UserMessage }}
  `,
})
class ThemePage {
  readonly profiles = inject(ProfileService<{ theme: string }>);
  protected readonly session = injectSession();
}

function routes(): Routes {
  return [
    {
      path: 'theme',
      canActivate: [scopeGuard('update:current_user_metadata')],
      component: ThemePage,
    },
    { path: '**', children: [] },
  ];
}

async function open(mode: Mode) {
  await mode.signedIn();
  const harness = await RouterTestingHarness.create();
  const page = await harness.navigateByUrl('/theme', ThemePage);
  return inspect(page, () => {
    harness.detectChanges();
    return harness.routeNativeElement;
  });
}

function create() {
  const fixture = TestBed.createComponent(ThemePage);
  return inspect(fixture.componentInstance, () => {
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  });
}

function inspect({ profiles }: ThemePage, element: () => HTMLElement | null) {
  const text = () => element()?.textContent.replaceAll(/\s+/g, ' ').trim();
  return {
    profiles,
    shows: async (expected: string) => {
      await until(() => text() === expected).catch(() => {
        expect(text()).toBe(expected);
      });
    },
  };
}
