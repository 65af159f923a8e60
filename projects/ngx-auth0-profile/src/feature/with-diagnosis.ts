import { inject } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { DIAGNOSER, PROXY_AUDIENCE, type Diagnoser } from '../errors/diagnoser';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

/** Loads the entry point `ngx-auth0-profile/diagnosis`. */
export type DiagnosisLoader = () => Promise<
  Pick<typeof import('ngx-auth0-profile/diagnosis'), 'diagnose'>
>;

/**
 * Adds the `diagnosis` to every error of the library in production builds, too. The code for it is
 * loaded with the first error. In development builds this is always on.
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
  const proxyAudience = inject(PROXY_AUDIENCE, { optional: true }) ?? undefined;
  return async (error) => {
    const { diagnose } = await load();
    // Not optional in its type, but undefined until AuthClientConfig.set() has run.
    const { domain, clientId } =
      (config.get() as Partial<ReturnType<typeof config.get>> | undefined) ?? {};
    return diagnose(error, { domain, clientId, proxyAudience });
  };
}
