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

/**
 * Whether a URL is on a list of allowed URLs: the same characters, or a `*` in the list standing for
 * one label of the host. The emulator also lets `*` stand for a port, for test runners that choose it.
 */
export function isAllowedUrl(allowed: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  return allowed.some(
    (pattern) => trim(pattern) === trim(url) || (pattern.includes('*') && matches(pattern, url)),
  );
}

function trim(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

function matches(pattern: string, url: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/:.?#@]*');
  return new RegExp(`^${source}$`).test(url) || new RegExp(`^${source}/?$`).test(url);
}
