import type { RedirectLoginOptions } from '@auth0/auth0-angular';

/** Parameters of a login beside audience, scope and the state to return to, as auth0-spa-js names them. */
export type LoginOptions = Pick<
  RedirectLoginOptions<unknown>,
  'authorizationParams' | 'fragment' | 'openUrl'
>;
