import { HttpBackend, HttpClient, provideHttpClient } from '@angular/common/http';
import { provideZonelessChangeDetection, type Injector } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { otherOriginUrls, matchingUrls, ownFileUrls, send, warmUp, type Plan } from './measure';
import type { CreatePeer, Peer } from './peer';
import { resourceUrls } from './resources';
import { StubBackend } from './stub-backend';

/** One page measures one package, so that the code of another package cannot change the engine's optimisations. */
const peers: Record<string, () => Promise<CreatePeer>> = {
  'HttpClient alone': async () => (await import('./peers/http-client-alone')).createPeer,
  'ngx-auth0-profile': async () => (await import('./peers/ngx-auth0-profile')).createPeer,
  'empty interceptor': async () => (await import('./peers/empty-interceptor')).createPeer,
  'auth0-angular': async () => (await import('./peers/auth0-angular')).createPeer,
  'msal-angular': async () => (await import('./peers/msal-angular')).createPeer,
  'angular-auth-oidc-client': async () =>
    (await import('./peers/angular-auth-oidc-client')).createPeer,
  'angular-oauth2-oidc': async () => (await import('./peers/angular-oauth2-oidc')).createPeer,
  'keycloak-angular': async () => (await import('./peers/keycloak-angular')).createPeer,
};

/** Peers that never attach a token. */
const WITHOUT_TOKENS = new Set(['HttpClient alone', 'empty interceptor']);

interface Run {
  readonly peer: string;
  readonly resources: number;
}

type Kind = 'otherOrigin' | 'ownFile' | 'cachedToken';

/** Sets up a package, checks that it attaches tokens correctly, and resolves to the functions that measure it. */
async function prepare({ peer: name, resources: count }: Run) {
  const create = await peers[name]?.();
  if (!create) {
    throw new Error(`There is no peer ${name}.`);
  }
  const resources = resourceUrls(count);
  const peer = await create(resources);
  const injector = await createInjector(peer.providers);
  await peer.storeToken?.(injector);
  const http = injector.get(HttpClient);
  const backend = injector.get(StubBackend);
  // The baseline runs in the same page, because the SDK of a package slows down requests without an interceptor too.
  const baseline = (await createInjector([provideHttpClient()])).get(HttpClient);

  const lists: Record<Kind, readonly string[]> = {
    otherOrigin: otherOriginUrls(),
    ownFile: ownFileUrls(),
    cachedToken: matchingUrls(resources),
  };
  for (const [kind, urls] of Object.entries(lists)) {
    await send(http, urls, 2);
    const header = backend.last?.headers.get('Authorization');
    const attached = header?.startsWith('Bearer ey') ?? false;
    if (attached !== (kind === 'cachedToken' && !WITHOUT_TOKENS.has(name))) {
      throw new Error(`${name} sent ${backend.last?.url ?? ''} with ${header ?? 'no token'}.`);
    }
  }
  const clients = { measured: http, baseline };
  return {
    warmUp: (client: keyof typeof clients, kind: Kind, plan: Plan) =>
      warmUp(clients[client], lists[kind], plan),
    batch: (client: keyof typeof clients, kind: Kind, requests: number) =>
      send(clients[client], lists[kind], requests),
  };
}

/** An application without components whose back end responds immediately. */
async function createInjector(providers: Peer['providers']): Promise<Injector> {
  const { injector } = await createApplication({
    providers: [
      provideZonelessChangeDetection(),
      ...providers,
      StubBackend,
      { provide: HttpBackend, useExisting: StubBackend },
    ],
  });
  return injector;
}

Object.assign(globalThis, { prepare });
