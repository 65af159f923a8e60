import type { ClientOptions, ProfileBffOptions } from '../contract/profile-bff-options.ts';
import { EnvironmentReader, type Environment } from './environment-reader.ts';
import { Mistakes } from './mistakes.ts';
import { readApis } from './read-apis.ts';
import { throwMistakes } from './read-environment.ts';
import { resolveBffOptions } from './resolve-bff-options.ts';
import {
  serverEnvironment,
  SHARED_NAMES,
  sharedOptions,
  type ServerEnvironment,
} from './shared-environment.ts';
import { withoutUndefined } from './without-undefined.ts';

const NAMES: Readonly<Record<string, string>> = {
  ...SHARED_NAMES,
  url: 'BFF_URL',
  basePath: 'BFF_BASE_PATH',
  audience: 'BFF_AUDIENCE',
  encryptionSecret: 'BFF_ENCRYPTION_SECRET',
  'managementClient.clientId': 'MANAGEMENT_CLIENT_ID',
  'managementClient.clientSecret': 'MANAGEMENT_CLIENT_SECRET',
  'managementClient.privateKey': 'MANAGEMENT_PRIVATE_KEY',
  'login.scopes': 'BFF_SCOPES',
  'login.afterLoginPath': 'BFF_AFTER_LOGIN_PATH',
  'login.afterLogoutPath': 'BFF_AFTER_LOGOUT_PATH',
  'login.rotationOverlapSeconds': 'BFF_ROTATION_OVERLAP_SECONDS',
  'session.idleSeconds': 'BFF_IDLE_SECONDS',
  'session.absoluteSeconds': 'BFF_ABSOLUTE_SECONDS',
  'session.claims': 'BFF_CLAIMS',
  'myAccount.scopes': 'BFF_MY_ACCOUNT_SCOPES',
};

/** Options of a BFF and of the server around it, as the environment gives them. */
export interface BffEnvironmentOptions extends ServerEnvironment {
  readonly bff: ProfileBffOptions;
}

/**
 * Reads the environment of a BFF and checks what it gives.
 *
 * @throws InvalidOptionsError `invalid-environment`, with every variable that cannot be read
 */
export function readBffEnvironment(environment: Environment): BffEnvironmentOptions {
  const reader = new EnvironmentReader(environment, new Mistakes());
  const myAccountScopes = reader.list('BFF_MY_ACCOUNT_SCOPES');
  const bff = withoutUndefined({
    ...sharedOptions(reader),
    url: reader.text('BFF_URL') ?? '',
    basePath: reader.text('BFF_BASE_PATH'),
    audience: reader.text('BFF_AUDIENCE'),
    encryptionSecret: reader.secrets('BFF_ENCRYPTION_SECRET'),
    managementClient: managementClientOf(reader),
    login: loginOf(reader),
    session: sessionOf(reader),
    myAccount: myAccountScopes && { scopes: myAccountScopes },
    apis: readApis(reader, 'BFF_APIS'),
  }) as ProfileBffOptions;
  const options = { bff, ...serverEnvironment(reader) };
  throwMistakes(reader, () => resolveBffOptions(bff), NAMES);
  return options;
}

function managementClientOf(reader: EnvironmentReader): ClientOptions | undefined {
  const clientId = reader.text('MANAGEMENT_CLIENT_ID');
  return clientId === undefined
    ? undefined
    : (withoutUndefined({
        clientId,
        clientSecret: reader.text('MANAGEMENT_CLIENT_SECRET'),
        privateKey: reader.pem('MANAGEMENT_PRIVATE_KEY'),
        keyId: reader.text('MANAGEMENT_PRIVATE_KEY_ID'),
      }) as ClientOptions);
}

function loginOf(reader: EnvironmentReader): ProfileBffOptions['login'] {
  return withoutUndefined({
    scopes: reader.list('BFF_SCOPES'),
    stepUpScopes: reader.list('BFF_STEP_UP_SCOPES'),
    connections: reader.list('BFF_CONNECTIONS'),
    acrValues: reader.list('BFF_ACR_VALUES'),
    pushedAuthorizationRequests: reader.oneOf('BFF_PUSHED_AUTHORIZATION_REQUESTS', [
      'never',
      'always',
    ]),
    afterLoginPath: reader.text('BFF_AFTER_LOGIN_PATH'),
    afterLogoutPath: reader.text('BFF_AFTER_LOGOUT_PATH'),
    rotationOverlapSeconds: reader.number('BFF_ROTATION_OVERLAP_SECONDS'),
  }) as ProfileBffOptions['login'];
}

function sessionOf(reader: EnvironmentReader): ProfileBffOptions['session'] {
  return withoutUndefined({
    idleSeconds: reader.number('BFF_IDLE_SECONDS'),
    absoluteSeconds: reader.number('BFF_ABSOLUTE_SECONDS'),
    claims: reader.list('BFF_CLAIMS'),
    cookiePrefix: reader.oneOf('BFF_COOKIE_PREFIX', ['__Host-Http-', '__Host-']),
  }) as ProfileBffOptions['session'];
}
