import type { EnvironmentProviders } from '@angular/core';
import { provideAuth0Profile, withStepUp } from 'ngx-auth0-profile';
import { withBff } from 'ngx-auth0-profile/bff';
import { withMyAccount } from 'ngx-auth0-profile/my-account';

import type { DemoConfig } from '../config/demo-config';

/** The set-up in which a back end on the same origin has the tokens. Auth0's SDK is not loaded. */
export function provideBffMode({ bffUrl = '/bff' }: DemoConfig): EnvironmentProviders {
  return provideAuth0Profile(withBff({ url: bffUrl }), withMyAccount(), withStepUp('redirect'));
}
