import type { ScenarioSettings } from '../scenarios/scenario-settings.ts';

/** One way to configure an application, as the table of the README names it. */
export interface SetUp {
  readonly auth0?: Partial<ScenarioSettings['auth0']>;
  readonly stepUp?: 'redirect' | 'popup';
  /** Whether the tenant has the site of the page, as with a custom domain. */
  readonly customDomain?: boolean;
  /** Whether the login requests the profile's API and scopes. */
  readonly requestsProfile?: boolean;
}

const refreshTokens = { useRefreshTokens: true, cacheLocation: 'localstorage' } as const;

export const SET_UPS = {
  defaults: {},
  'custom domain': { customDomain: true },
  'refresh tokens': { auth0: refreshTokens },
  'refresh tokens, audience and scope of the profile': {
    auth0: refreshTokens,
    requestsProfile: true,
  },
  'refresh tokens in memory': { auth0: { useRefreshTokens: true }, requestsProfile: true },
  'refresh tokens with fallback': {
    auth0: { ...refreshTokens, useRefreshTokensFallback: true },
    requestsProfile: true,
  },
  'step-up by redirect': { auth0: refreshTokens, stepUp: 'redirect' },
  'step-up by popup': { auth0: refreshTokens, stepUp: 'popup' },
} satisfies Readonly<Record<string, SetUp>>;
