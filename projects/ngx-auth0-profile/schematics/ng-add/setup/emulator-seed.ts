import { BFF_PATH } from '../../auth0/bff-path';
import { MY_ACCOUNT_SCOPES } from '../../auth0/my-account-scopes';
import type { Settings } from '../settings';

/** The seed of the emulator: two users, the application, and what the back end of the mode needs. */
export function emulatorSeed(settings: Settings, applicationName: string): object {
  const app = settings.appOrigin;
  const seed = {
    ...(settings.myAccount && { tenant: { my_account: { access: 'allow_all' } } }),
    users: [
      person('6720000000000000000000a1', 'Ada Lovelace', 'ada@example.com', {
        theme: 'light',
        about: 'Writes programs for machines that do not exist yet.',
      }),
      person('6720000000000000000000b2', 'Grace Hopper', 'grace@example.com', { theme: 'dark' }),
    ],
    clients: [
      {
        client_id: settings.development.clientId,
        name: applicationName,
        app_type: 'spa',
        callbacks: [app],
        allowed_logout_urls: [app],
        web_origins: [app],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
  };
  if (settings.mode === 'direct') {
    return seed;
  }
  if (settings.mode === 'bff') {
    const { clientId } = settings.development;
    return {
      ...seed,
      clients: [bffClient(settings, applicationName)],
      client_grants: [profileGrant(settings, clientId)],
    };
  }
  return {
    ...seed,
    clients: [
      ...seed.clients,
      {
        client_id: 'profile-proxy',
        name: 'Profile proxy',
        app_type: 'non_interactive',
        client_secret: 'profile-proxy-secret',
        grant_types: ['client_credentials'],
      },
    ],
    apis: [
      {
        identifier: settings.development.audience,
        name: 'Profile proxy',
        scopes: [
          { value: 'read:profile', description: 'Read your own profile' },
          { value: 'update:profile', description: 'Change your own profile' },
        ],
      },
    ],
    client_grants: [profileGrant(settings, 'profile-proxy')],
  };
}

/** What the back end may do with the Management API. */
function profileGrant({ emulatorOrigin }: Settings, clientId: string): object {
  return {
    client_id: clientId,
    audience: `${emulatorOrigin}/api/v2/`,
    scope: ['read:users', 'update:users', 'create:user_tickets'],
  };
}

/** The secret of the BFF at the emulator, where it protects nothing. */
export const BFF_SECRET = 'bff-secret-for-development';

/** The application that the BFF logs users in to. It also calls the Management API. */
function bffClient(settings: Settings, name: string): object {
  const { development, appOrigin, emulatorOrigin, myAccount } = settings;
  return {
    client_id: development.clientId,
    name,
    app_type: 'regular_web',
    client_secret: BFF_SECRET,
    callbacks: [`${appOrigin}${BFF_PATH}/callback`],
    allowed_logout_urls: [`${appOrigin}/`],
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    // The refresh token of the login gets the tokens of this API.
    ...(myAccount && {
      refresh_token: {
        policies: [{ audience: `${emulatorOrigin}/me/`, scope: MY_ACCOUNT_SCOPES }],
      },
    }),
  };
}

function person(id: string, name: string, email: string, metadata: object): object {
  const [givenName, familyName] = name.split(' ');
  return {
    user_id: `auth0|${id}`,
    email,
    email_verified: true,
    password: 'Profile-Page-1',
    name,
    nickname: givenName?.toLowerCase(),
    given_name: givenName,
    family_name: familyName,
    user_metadata: metadata,
  };
}
