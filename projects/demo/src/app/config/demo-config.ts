import { InjectionToken } from '@angular/core';

/** The configuration document as CouchDB stores it: `GET /couchdb/demo_app/auth0-config`. */
export interface Auth0Document {
  readonly _id: string;
  readonly _rev: string;
  readonly clientID: string;
  /** A host name without `https://`, as in Auth0's dashboard. */
  readonly domain: string;
  readonly storyClientID: string;
  readonly proxy: { readonly url: string; readonly audience: string };
  /** The path of the back end for the front end; absent where there is none. */
  readonly bff?: string;
}

/** The settings of the app, derived from the document. */
export interface DemoConfig {
  readonly clientId: string;
  readonly storyClientId: string;
  /** The host name, as in the document. */
  readonly domain: string;
  /** The tenant's origin with its scheme: `http://` on this machine, `https://` elsewhere. */
  readonly tenantUrl: string;
  readonly proxyUrl: string;
  readonly proxyAudience: string;
  /** The path of the BFF; `undefined` where there is none, as in the static site. */
  readonly bffUrl?: string;
  /** CouchDB's revision of the document, shown in the footer. */
  readonly revision: string;
}

/** The configuration that the app was started with. */
export const DEMO_CONFIG = new InjectionToken<DemoConfig>('DEMO_CONFIG');

/** Derives the app's configuration from the CouchDB document. */
export function toDemoConfig(document: Auth0Document): DemoConfig {
  return {
    clientId: document.clientID,
    storyClientId: document.storyClientID,
    domain: document.domain,
    tenantUrl: tenantUrlOf(document.domain),
    proxyUrl: document.proxy.url,
    proxyAudience: document.proxy.audience,
    ...(document.bff !== undefined && { bffUrl: document.bff }),
    revision: document._rev,
  };
}

function tenantUrlOf(domain: string): string {
  const { hostname } = new URL(`https://${domain}`);
  const scheme = hostname === 'localhost' || hostname === '127.0.0.1' ? 'http' : 'https';
  return `${scheme}://${domain}`;
}
