import { inject } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { DIAGNOSER, type Diagnoser } from '../errors/diagnoser';
import { PROXY } from '../profile/proxy-options';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

/** Loads the entry point `ngx-auth0-profile/diagnosis`. */
export type DiagnosisLoader = () => Promise<
  Pick<typeof import('ngx-auth0-profile/diagnosis'), 'diagnose'>
>;

/**
 * Gives every error of the library its `diagnosis` in production builds too. What that takes is
 * loaded with the first error. In development it is always there.
 *
 * @example
 * ```ts
 * provideAuth0Profile(withDiagnosis(() => import('ngx-auth0-profile/diagnosis')));
 * ```
 */
export function withDiagnosis(load: DiagnosisLoader): Auth0ProfileFeature {
  return {
    kind: 'diagnosis',
    providers: [{ provide: DIAGNOSER, useFactory: () => createDiagnoser(load) }],
  };
}

function createDiagnoser(load: DiagnosisLoader): Diagnoser {
  const config = inject(AuthClientConfig);
  const proxy = inject(PROXY, { optional: true });
  return async (error) => {
    const { diagnose } = await load();
    // Typed as always there, but undefined until AuthClientConfig.set() has run.
    const { domain, clientId } =
      (config.get() as Partial<ReturnType<typeof config.get>> | undefined) ?? {};
    return diagnose(error, { domain, clientId, proxyAudience: proxy?.audience });
  };
}
