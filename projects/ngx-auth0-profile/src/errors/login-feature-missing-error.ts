import { Auth0ProfileError } from './auth0-profile-error';

/** The error of an application that does not say how its users log in. */
export function loginFeatureMissingError(): Auth0ProfileError {
  return new Auth0ProfileError(
    'configuration',
    "provideAuth0Profile() has no login feature. Add withAuth0Angular() from 'ngx-auth0-profile/auth0-angular', or withBff({ url: '/bff' }) from 'ngx-auth0-profile/bff'.",
  );
}
