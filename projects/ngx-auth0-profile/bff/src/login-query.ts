import { Auth0ProfileError, type LoginParameters } from 'ngx-auth0-profile';

/** The parameters that `/login` takes; `audience` becomes the name of the API. */
const NAMES = [
  ...['scope', 'api', 'connection', 'organization', 'prompt', 'screen_hint'],
  ...['max_age', 'acr_values'],
];

/** @throws {Auth0ProfileError} `configuration` for a parameter that the back end does not take. */
export function loginQuery(params: LoginParameters): URLSearchParams {
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  const unknown = given.find(([name]) => !NAMES.includes(name));
  if (unknown) {
    throw new Auth0ProfileError(
      'configuration',
      `The BFF takes no login parameter ${unknown[0]}. It takes ${NAMES.join(', ')}.`,
    );
  }
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}
