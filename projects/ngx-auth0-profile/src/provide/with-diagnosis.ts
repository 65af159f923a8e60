import { inject } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { diagnose } from '../diagnosis/diagnose';
import type { Diagnoser } from '../errors/auth0-profile-error';
import { DIAGNOSER } from '../errors/explain';
import { PROXY } from '../profile/proxy-options';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

/**
 * Gives every error of the library its `diagnosis` in production builds too, where it is otherwise
 * left out for its size. In development it is always there.
 */
export function withDiagnosis(): Auth0ProfileFeature {
  return {
    kind: 'diagnosis',
    providers: [{ provide: DIAGNOSER, useFactory: diagnoser }],
  };
}

function diagnoser(): Diagnoser {
  const config = inject(AuthClientConfig);
  const proxy = inject(PROXY);
  return (error) => {
    // Typed as always there, but undefined until AuthClientConfig.set() has run.
    const { domain, clientId } =
      (config.get() as Partial<ReturnType<typeof config.get>> | undefined) ?? {};
    return diagnose(error, { domain, clientId, proxyAudience: proxy?.audience });
  };
}
