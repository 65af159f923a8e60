import { HttpBackend, HttpClient, provideHttpClient } from '@angular/common/http';
import { provideZonelessChangeDetection, type Injector } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { foreignUrls, matchingUrls, relativeUrls, send, warmUp, type Plan } from './measure';
import type { CreatePeer, Peer } from './peer';
import { resourceUrls } from './resources';
import { StubBackend } from './stub-backend';

/** One page measures one package, so that no other package's code changes what the engine optimises. */
const peers: Record<string, () => Promise<CreatePeer>> = {
  floor: async () => (await import('./peers/floor')).createPeer,
  'ngx-auth0-profile': async () => (await import('./peers/ngx-auth0-profile')).createPeer,
  'empty interceptor': async () => (await import('./peers/empty-interceptor')).createPeer,
  'auth0-angular': async () => (await import('./peers/auth0-angular')).createPeer,
  'msal-angular': async () => (await import('./peers/msal-angular')).createPeer,
  'angular-auth-oidc-client': async () =>
    (await import('./peers/angular-auth-oidc-client')).createPeer,
  'angular-oauth2-oidc': async () => (await import('./peers/angular-oauth2-oidc')).createPeer,
  'keycloak-angular': async () => (await import('./peers/keycloak-angular')).createPeer,
};

/** Those that attach nothing to anything. */
const bare = new Set(['floor', 'empty interceptor']);

interface Run {
  readonly peer: string;
  readonly resources: number;
}

type Kind = 'foreign' | 'relative' | 'warm';

/** Sets one package up, proves that it attaches tokens as it should, and resolves to what measures it. */
async function prepare({ peer: name, resources: count }: Run) {
  const create = await peers[name]?.();
  if (!create) throw new Error(`There is no peer ${name}.`);
  const resources = resourceUrls(count);
  const peer = await create(resources);
  const injector = await createInjector(peer.providers);
  await peer.warmUp?.(injector);
  const http = injector.get(HttpClient);
  const backend = injector.get(StubBackend);
  // Beside it in the same page, so that what a package and its SDK cost everyone is not charged to its interceptor.
  const floor = (await createInjector([provideHttpClient()])).get(HttpClient);

  const lists: Record<Kind, readonly string[]> = {
    foreign: foreignUrls(),
    relative: relativeUrls(),
    warm: matchingUrls(resources),
  };
  for (const [kind, urls] of Object.entries(lists)) {
    await send(http, urls, 2);
    const header = backend.last?.headers.get('Authorization');
    const attached = header?.startsWith('Bearer ey') ?? false;
    if (attached !== (kind === 'warm' && !bare.has(name))) {
      throw new Error(`${name} sent ${backend.last?.url ?? ''} with ${header ?? 'no token'}.`);
    }
  }
  const clients = { own: http, floor };
  return {
    warmUp: (client: keyof typeof clients, kind: Kind, plan: Plan) =>
      warmUp(clients[client], lists[kind], plan),
    batch: (client: keyof typeof clients, kind: Kind, requests: number) =>
      send(clients[client], lists[kind], requests),
  };
}

/** An application without a component whose requests are answered at once. */
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
