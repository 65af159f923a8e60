import type { Use } from '../../app-code/root-editor';
import type { Settings } from '../settings';
import { BFF_PATH } from '../../auth0/bff-path';
import type { ValueCode } from './configured-values';

/** What every user is asked for, whatever the API. */
export const SIGN_IN_SCOPES = 'openid profile email';

/** The scopes the profile page needs, of the Management API or of the proxy's own API. */
export function profileScopes(mode: Settings['mode']): string {
  return mode === 'proxy'
    ? 'read:profile update:profile'
    : 'read:current_user update:current_user_metadata';
}

/** The scopes without which nobody enters the page; in BFF mode a session is enough. */
export function guardScopes(mode: Settings['mode']): string[] {
  return mode === 'bff' ? [] : profileScopes(mode).split(' ');
}

/** `scope` by audience, so that no API is asked for another's scopes. */
export function scopeMap(entries: readonly (readonly [key: string, scopes: string])[]): string {
  const lines = entries.map(([key, scopes]) => `  ${key}: '${scopes}',`);
  return `scope: {\n${lines.join('\n')}\n}`;
}

/** `provideAuth0({...})` for an application that has none. */
export function provideAuth0Code(
  use: Use,
  values: ValueCode,
  { mode }: Settings,
  server: boolean,
): string {
  const origin = server
    ? "typeof location === 'undefined' ? undefined : location.origin"
    : 'location.origin';
  const scope = scopeMap([
    ['default', SIGN_IN_SCOPES],
    [`[${values.audience}]`, `${SIGN_IN_SCOPES} ${profileScopes(mode)}`],
  ]);
  return [
    `${use('provideAuth0', '@auth0/auth0-angular')}({`,
    `  domain: ${values.domain},`,
    `  clientId: ${values.clientId},`,
    '  authorizationParams: {',
    `    redirect_uri: ${origin},`,
    `    audience: ${values.audience},`,
    `    ${scope.replaceAll('\n', '\n    ')},`,
    '  },',
    '})',
  ].join('\n');
}

/** The feature that logs users in: `withAuth0Angular()`, or `withBff()` in BFF mode. */
export function loginFeatureCode(use: Use, { mode }: Settings): string {
  return mode === 'bff'
    ? `${use('withBff', 'ngx-auth0-profile/bff')}({ url: '${BFF_PATH}' })`
    : `${use('withAuth0Angular', 'ngx-auth0-profile/auth0-angular')}()`;
}

/** `withProxy({...})` in proxy mode; else the step-up by which users consent to what login did not ask. */
export function profileFeatureCode(use: Use, values: ValueCode, { mode }: Settings): string {
  if (mode !== 'proxy') {
    return `${use('withStepUp', 'ngx-auth0-profile')}('redirect')`;
  }
  return [
    `${use('withProxy', 'ngx-auth0-profile')}({`,
    `  url: ${values.proxyUrl},`,
    `  audience: ${values.audience},`,
    "  mode: 'proxy',",
    '})',
  ].join('\n');
}

/** `withMyAccount()`. */
export function myAccountCode(use: Use): string {
  return `${use('withMyAccount', 'ngx-auth0-profile/my-account')}()`;
}

/** `provideAuth0Profile(...)`. */
export function provideProfileCode(use: Use, values: ValueCode, settings: Settings): string {
  const features = [
    loginFeatureCode(use, settings),
    ...(settings.myAccount ? [myAccountCode(use)] : []),
    profileFeatureCode(use, values, settings),
  ];
  const feature = features.join(features.some((code) => code.includes('\n')) ? ',\n' : ', ');
  const name = use('provideAuth0Profile', 'ngx-auth0-profile');
  return feature.includes('\n')
    ? `${name}(\n  ${feature.replaceAll('\n', '\n  ')},\n)`
    : `${name}(${feature})`;
}
