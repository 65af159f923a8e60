import type { AuthCallback, AuthResult } from './auth0-js';
import { LoginRequiredError, failedLogin } from './login-request';

/** Errors for which a login with interaction may help. */
const INTERACTION = ['login_required', 'mfa_required', 'interaction_required', 'consent_required'];

/** The result of a login function with a callback. */
export function settle(start: (done: AuthCallback) => void): Promise<AuthResult> {
  return new Promise((resolve, reject) => {
    start((error, result) => {
      if (result) {
        resolve(result);
      } else if (INTERACTION.includes(error?.error ?? '')) {
        reject(new LoginRequiredError('The tenant has no session for this browser. Log in.'));
      } else {
        reject(failedLogin(error));
      }
    });
  });
}
