import { Injectable, inject } from '@angular/core';
import type { Diagnosis } from 'ngx-auth0-profile/diagnosis';
import type { Auth0ProfileError } from './auth0-profile-error';
import { DEVELOPMENT_CONSOLE } from './development-console';

/** Prints diagnoses to the console of development builds, each problem once. */
@Injectable({ providedIn: 'root' })
export class DiagnosisLog {
  private readonly console = inject(DEVELOPMENT_CONSOLE);
  private readonly printed = new Set<string>();

  /** Prints the diagnosis of an error, with the exception that caused an unknown one. */
  print(
    { code, cause }: Auth0ProfileError,
    diagnosis: Diagnosis,
    format: (diagnosis: Diagnosis) => string,
  ): void {
    // Not the evidence, which differs from time to time, for example in the seconds to wait.
    const problem = `${code} ${code === 'unknown' ? String(cause) : diagnosis.whatHappened}`;
    // A redirect is no failure, and a popup that the user closed is the user's choice.
    if (code === 'redirecting' || code === 'popup-cancelled' || this.printed.has(problem)) {
      return;
    }
    this.printed.add(problem);
    this.console.error(
      `ngx-auth0-profile: ${format(diagnosis)}`,
      // Other causes may be responses, with the data of a user in them.
      ...(code === 'unknown' ? [cause] : []),
    );
  }
}
