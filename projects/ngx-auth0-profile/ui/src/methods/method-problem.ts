import { Auth0ProfileError, isAuth0ProfileError } from 'ngx-auth0-profile';
import type { MethodTexts } from '../texts/method-texts';

/** Why a command failed, where the code of the error does not say it well; else `undefined`. */
export function methodProblem(error: unknown, texts: MethodTexts): string | undefined {
  if (!isAuth0ProfileError(error)) {
    return undefined;
  }
  if (error.code === 'conflict') {
    // The browser reports a conflict without a response.
    return error.status === undefined ? texts.hasPasskey : texts.lastMethod;
  }
  return concerns(error, 'auth_session') ? texts.expired : undefined;
}

/** The error with the reason at the field that the API has refused, in the language of the page. */
export function withFieldProblem(error: unknown, field: string, reason: string): unknown {
  return isAuth0ProfileError(error) &&
    error.code === 'invalid-request' &&
    !concerns(error, 'auth_session')
    ? new Auth0ProfileError('invalid-request', error.message, {
        cause: error,
        ...(error.status !== undefined && { status: error.status }),
        fieldErrors: [{ field, message: reason }],
      })
    : error;
}

function concerns({ fieldErrors = [] }: Auth0ProfileError, name: string): boolean {
  return fieldErrors.some(({ field }) => field === name);
}
