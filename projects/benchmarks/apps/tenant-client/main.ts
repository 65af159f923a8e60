import { HttpBackend, HttpClient } from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { AuthService } from '@auth0/auth0-angular';
import { filter, firstValueFrom } from 'rxjs';
import { callSimultaneously, writeSimultaneously } from './bursts';
import { ApiStub } from './api-stub';
import type { CreatePeer, Setting } from './setting';

const peers: Record<string, () => Promise<CreatePeer>> = {
  'ngx-auth0-profile': async () => (await import('./peers/ngx-auth0-profile')).createPeer,
  'auth0-angular': async () => (await import('./peers/auth0-angular')).createPeer,
};

/** Starts the application with a signed-in user, and resolves to its functions. */
async function start(setting: Setting) {
  const create = await peers[setting.peer]?.();
  if (!create) {
    throw new Error(`There is no peer ${setting.peer}.`);
  }
  await fetch(`${setting.tenant}/_emulator/sessions/start`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: setting.userId }),
  });
  document.cookie = `auth0.${setting.clientId}.is.authenticated=true`;
  const { providers, retries } = create(setting);
  const { injector } = await createApplication({
    providers: [
      provideZonelessChangeDetection(),
      ...providers,
      setting.stubApis ? { provide: HttpBackend, useClass: ApiStub } : [],
    ],
  });
  await firstValueFrom(injector.get(AuthService).isAuthenticated$.pipe(filter(Boolean)));
  const http = injector.get(HttpClient);
  const userUrl = `${setting.tenant}/api/v2/users/${encodeURIComponent(setting.userId)}`;
  return {
    call: (count: number) => callSimultaneously(http, count, setting.audiences.length),
    write: (count: number) => writeSimultaneously(http, userUrl, count, retries),
  };
}

Object.assign(globalThis, { start });
