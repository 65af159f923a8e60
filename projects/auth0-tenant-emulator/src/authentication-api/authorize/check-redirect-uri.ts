import { isAllowedUrl } from '../../common/allowed-url.ts';
import type { Application } from '../../state/application.ts';
import { AuthorizationPageFailure } from './authorization-failure.ts';

/** The redirect URI to use, after checking that the application has registered it. */
export function checkRedirectUri(
  application: Application,
  redirectUri: string | undefined,
): string {
  const wanted = redirectUri ?? application.callbacks.find((url) => !url.includes('*'));
  if (wanted !== undefined && isAllowedUrl(application.callbacks, wanted)) {
    return wanted;
  }
  throw new AuthorizationPageFailure(
    403,
    'Callback URL mismatch.',
    `The provided redirect_uri is not in the list of allowed callback URLs. ` +
      `Add ${wanted ?? 'one'} to "callbacks" of the client "${application.client_id}" in the seed.`,
  );
}
