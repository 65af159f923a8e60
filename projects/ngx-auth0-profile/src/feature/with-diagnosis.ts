import { inject } from '@angular/core';
import { DiagnosisLog } from '../errors/diagnosis-log';
import { DIAGNOSER, PROXY_AUDIENCE, type Diagnoser } from '../errors/diagnoser';
import { loadWhenIdle } from '../errors/load-when-idle';
import { AUTH0_CONFIG } from '../session/auth0-config';
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
 * provideAuth0Profile(withAuth0Angular(), withDiagnosis(() => import('ngx-auth0-profile/diagnosis')));
 * ```
 */
export function withDiagnosis(load: DiagnosisLoader): Auth0ProfileFeature {
  return {
    kind: 'diagnosis',
    providers: [{ provide: DIAGNOSER, useFactory: () => createDiagnoser(load) }],
  };
}

function createDiagnoser(load: DiagnosisLoader): Diagnoser {
  const config = inject(AUTH0_CONFIG);
  const log = typeof ngDevMode === 'undefined' || ngDevMode ? inject(DiagnosisLog) : undefined;
  const proxyAudience = inject(PROXY_AUDIENCE, { optional: true });
  loadWhenIdle(load);
  return async (error) => {
    const { diagnose, formatDiagnosis } = await load();
    const { domain, clientId } = config.get() ?? {};
    const diagnosis = diagnose(error, { domain, clientId, proxyAudience: proxyAudience?.() });
    if (typeof ngDevMode === 'undefined' || ngDevMode) {
      log?.print(error, diagnosis, formatDiagnosis);
    }
    return diagnosis;
  };
}
