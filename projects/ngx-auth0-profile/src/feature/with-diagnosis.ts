import { inject } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { DiagnosisLog } from '../errors/diagnosis-log';
import { DIAGNOSER, PROXY_AUDIENCE, type Diagnoser } from '../errors/diagnoser';
import { loadWhenIdle } from '../errors/load-when-idle';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

declare const ngDevMode: unknown;

/** Loads the entry point `ngx-auth0-profile/diagnosis`. */
export type DiagnosisLoader = () => Promise<
  Pick<typeof import('ngx-auth0-profile/diagnosis'), 'diagnose' | 'formatDiagnosis'>
>;

/**
 * Adds the `diagnosis` to every error of the library in production builds, too. The code for it is
 * loaded while the page is idle, or with the first error. In development builds this is always on, and the console shows each
 * diagnosis once.
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
  const log = typeof ngDevMode === 'undefined' || ngDevMode ? inject(DiagnosisLog) : undefined;
  const proxyAudience = inject(PROXY_AUDIENCE, { optional: true });
  loadWhenIdle(load);
  return async (error) => {
    const { diagnose, formatDiagnosis } = await load();
    // Not optional in its type, but undefined until AuthClientConfig.set() has run.
    const { domain, clientId } =
      (config.get() as Partial<ReturnType<typeof config.get>> | undefined) ?? {};
    const diagnosis = diagnose(error, { domain, clientId, proxyAudience: proxyAudience?.() });
    if (typeof ngDevMode === 'undefined' || ngDevMode) {
      log?.print(error, diagnosis, formatDiagnosis);
    }
    return diagnosis;
  };
}
