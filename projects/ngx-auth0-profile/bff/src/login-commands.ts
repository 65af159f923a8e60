import type { LoginParameters, ɵAppState as AppState } from 'ngx-auth0-profile';
import type { BffSession } from './bff-session';

const KEY = 'ngx-auth0-profile.bff-login';

/** The longest path that a login returns to, as the back end limits it. */
const MAX_PATH_LENGTH = 500;

/** The parameters that `/login` takes; `audience` becomes the name of the API. */
const NAMES = [
  ...['scope', 'api', 'connection', 'organization', 'prompt', 'screen_hint'],
  ...['max_age', 'acr_values'],
];

/** What the commands need of the session. Passed in, because importing it would put them into every start-up. */
export type CommandContext = Pick<BffSession, 'bff' | 'location' | 'ProfileError'> & {
  readonly view: Window | null;
};

/**
 * The query of a login.
 *
 * @throws {Auth0ProfileError} `configuration` for a parameter that the back end does not take.
 */
export function loginQuery(
  { bff, ProfileError }: CommandContext,
  params: LoginParameters,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const api = name === 'audience' ? bff.apiName(value as string) : undefined;
    if (value === undefined || name === 'audience') {
      if (api !== undefined) {
        query.set('api', api);
      }
    } else if (NAMES.includes(name)) {
      query.set(name, (value as string | number).toString());
    } else {
      throw new ProfileError(
        'configuration',
        `The BFF takes no login parameter ${name}. It takes ${NAMES.join(', ')}.`,
      );
    }
  }
  return query;
}

/** The URL of a login, whose state is kept for the page that it returns to. */
export function startLogin(
  { bff, location, view }: CommandContext,
  search: string,
  state: AppState,
): string {
  const { pathname = '/', search: own = '', hash = '' } = view?.location ?? {};
  const target = state['target'];
  const full =
    typeof target === 'string' ? location.prepareExternalUrl(target) : `${pathname}${own}${hash}`;
  const path = full.length > MAX_PATH_LENGTH ? pathname : full;
  try {
    view?.sessionStorage.setItem(KEY, JSON.stringify({ path, state }));
  } catch {
    // Without storage the page that returns starts anew.
  }
  const url = new URL(`${bff.url}/login${search}`);
  url.searchParams.set('returnTo', path);
  return url.href;
}
