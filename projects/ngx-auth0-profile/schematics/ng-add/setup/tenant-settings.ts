import { quote } from './configured-values';
import { BFF_PATH } from '../../auth0/bff-path';
import type { Settings } from '../settings';
import { profileScopes } from './auth0-code';

/** What the tenant behind a domain has to allow, as the developer finds it in Auth0's dashboard. */
export function tenantSettings(settings: Settings): string {
  const { production, mode, route, appOrigin } = settings;
  if (mode === 'bff') {
    return bffSettings(settings);
  }
  const api =
    mode === 'proxy'
      ? [
          `  APIs: create one with the identifier ${production.audience} and the scopes read:profile and`,
          '    update:profile. In it, allow the application (User access), and authorize a',
          '    machine-to-machine application for the Management API: read:users, update:users,',
          '    create:user_tickets. Its credentials go to the .env of the proxy and nowhere else.',
        ]
      : [
          `  APIs > Auth0 Management API > User access: allow the application ${profileScopes(mode)}`,
          '    (end users can be granted these and five more; any other scope is silently dropped).',
          `    Its identifier must be ${production.audience}; with a custom domain it is still that of the`,
          "    tenant itself: provideAuth0Profile(withAuth0Angular(), withManagementApi({ audience: 'https://<tenant>.<region>.auth0.com/api/v2/' })).",
        ];
  return [
    `Settings of the tenant ${production.domain} (https://manage.auth0.com):`,
    `  Applications > client ${production.clientId} > type: Single Page Application`,
    '    Allowed Callback URLs, Allowed Logout URLs and Allowed Web Origins, each:',
    `    ${appOrigin}, and the origin the application is deployed to`,
    ...api,
    ...(settings.myAccount ? myAccountSettings(production.domain) : []),
    '  On http://localhost users always see a consent page once: Auth0 does not skip it for localhost.',
    `Then ng serve, and open ${appOrigin}/${route}`,
  ].join('\n');
}

function bffSettings({ production, route, appOrigin, myAccount }: Settings): string {
  return [
    `Settings of the tenant ${production.domain} (https://manage.auth0.com):`,
    `  Applications > client ${production.clientId} > type: Regular Web Application`,
    '    Grant types: Authorization Code, Refresh Token, Client Credentials',
    `    Allowed Callback URLs: ${appOrigin}${BFF_PATH}/callback, and the same path where it is deployed to`,
    `    Allowed Logout URLs: ${appOrigin}/, and the origin the application is deployed to`,
    '  APIs > Auth0 Management API > Machine to Machine: authorize it for read:users, update:users and',
    '    create:user_tickets. Its client secret goes to bff/.env and nowhere else.',
    ...(myAccount ? myAccountGrants(production.domain) : []),
    `Then cp bff/.env.example bff/.env, fill in the secret, and start both: node bff/server.mjs, ng serve.`,
    `Open ${appOrigin}/${route}`,
  ].join('\n');
}

/** What a confidential application needs: its refresh token gets the tokens of the API. */
function myAccountGrants(domain: string): readonly string[] {
  return [
    '  APIs > MyAccount API: activate it, and give the application a client grant for users with the scopes in',
    `    BFF_MY_ACCOUNT_SCOPES of bff/.env. Under its Multi-Resource Refresh Token, add https://${domain}/me/ with them.`,
  ];
}

function myAccountSettings(domain: string): readonly string[] {
  return [
    '  APIs > MyAccount API: activate it. In it, give the application a client grant for users with',
    '    read:me:profile update:me:profile, and for passwords and passkeys read:me:factors and the four',
    '    scopes named …:me:authentication_methods.',
    '  With refresh tokens: Applications > the client > Multi-Resource Refresh Token, add',
    `    https://${domain.replace(/^https?:\/\//, '')}/me/ with these scopes, and set useMrrt in provideAuth0().`,
  ];
}

/** How to start the application with the emulator. */
export function emulatorUse(script: string, settings: Settings, wired: boolean): string {
  const { development, route, appOrigin } = settings;
  return [
    `Start the application with its own Auth0 tenant, no account needed: npm run ${script}`,
    `Then open ${appOrigin}/${route} and sign in as one of the users in auth0/tenant.json.`,
    ...(wired
      ? []
      : [
          `The application keeps its own Auth0 configuration. To use the emulator, configure`,
          `  domain: ${quote(development.domain)}, clientId: ${quote(development.clientId)}`,
        ]),
  ].join('\n');
}
