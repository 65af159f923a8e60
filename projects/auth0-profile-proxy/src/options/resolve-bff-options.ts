import type { ProfileBffOptions } from '../contract/profile-bff-options.ts';
import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import type { ClientCredentials, ResolvedOptions } from '../contract/resolved-options.ts';
import { fetchApiTransport } from '../forwarding/fetch-api-transport.ts';
import { returnPath } from '../login/return-path.ts';
import { InvalidOptionsError } from '../problem/profile-proxy-error.ts';
import { Mistakes, shown } from './mistakes.ts';
import { resolveApis } from './resolve-apis.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import { resolveEncryption } from './resolve-encryption.ts';
import { resolveOptions } from './resolve-options.ts';
import { cookieNamesFor, resolveSession } from './resolve-session.ts';
import { webOrigin } from './tenant-origin.ts';
import { withoutUndefined } from './without-undefined.ts';

const LOGIN_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/**
 * Fills in defaults and checks every option of a BFF.
 *
 * @throws InvalidOptionsError `invalid-options`, with every mistake in one message
 */
export function resolveBffOptions(options: ProfileBffOptions): ResolvedBff {
  const mistakes = new Mistakes();
  const text = mistakes.text('url', options.url, 'https://app.example.com');
  const origin = text === '' ? '' : webOrigin('url', text, mistakes);
  const basePath = options.basePath ?? '/bff';
  const clientId = mistakes.text('clientId', options.clientId, 'AbC123dEf456');
  const credentials = resolveCredentials(options, mistakes);
  const cookies = cookieNamesFor(origin, options.session ?? {}, mistakes);
  const profile = resolveProfile(
    options,
    { origin, basePath, cookie: cookies.session, credentials },
    mistakes,
  );
  const issuer = profile?.issuers.at(-1) ?? '';
  const session = resolveSession(options.session ?? {}, mistakes);
  const login = resolveLogin(options, { origin, basePath }, mistakes);
  const apis = resolveApis(options, { basePath, issuer }, mistakes);
  if (!profile || mistakes.all.length > 0) {
    throw new InvalidOptionsError(mistakes.all);
  }
  return {
    profile,
    origin,
    issuer,
    clientId,
    credentials,
    audience: options.audience,
    callbackUrl: `${origin}${basePath}/callback`,
    cookies,
    login,
    session,
    apis,
    apiTransport: options.apiTransport ?? fetchApiTransport(profile.fetch),
  };
}

/** Options of the profile routes, which both applications of the tenant may serve. */
function resolveProfile(
  options: ProfileBffOptions,
  own: {
    readonly origin: string;
    readonly basePath: string;
    readonly cookie: string;
    readonly credentials: ClientCredentials;
  },
  mistakes: Mistakes,
): ResolvedOptions | undefined {
  const { managementClient, audience, routes, ...shared } = options;
  const { encryptionSecret } = shared;
  const { clientId, clientSecret, privateKey, keyId, keyAlgorithm, ...others } = shared;
  const client =
    managementClient ??
    withoutUndefined({ clientId, clientSecret, privateKey, keyId, keyAlgorithm });
  try {
    const resolved = resolveOptions({
      ...others,
      ...client,
      // No access token is accepted, so that without an API of the tenant its name is not used.
      audience: audience ?? (own.origin || '-'),
      basePath: own.basePath,
      // A page of another origin has no business here, and memory does not know the sessions of a store.
      allowedOrigins: [],
      whenStoreIsDown: 'refuse',
      ...(own.origin !== '' && { publicUrl: `${own.origin}${own.basePath}` }),
      // Linking takes an ID token, and in this mode no page has one.
      routes: { 'link-identity': false, ...routes },
      linkClientIds: options.linkClientIds ?? [options.clientId],
    } as ProfileProxyOptions);
    return {
      ...resolved,
      encryptionSecrets: resolveEncryption(encryptionSecret, own.credentials, new Mistakes()),
      sessionCookie: own.cookie,
    };
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) {
      throw error;
    }
    mistakes.all.push(...mistakesOf(error, managementClient !== undefined, mistakes));
    return undefined;
  }
}

/** Mistakes that are not reported yet, with the name of the member they are in. */
function mistakesOf(
  { mistakes }: InvalidOptionsError,
  hasClient: boolean,
  { all }: Mistakes,
): string[] {
  return mistakes
    .map((mistake) =>
      hasClient && /^(?:client|privateKey|key)/.test(mistake)
        ? `managementClient.${mistake}`
        : mistake,
    )
    .filter((mistake) => !all.includes(mistake) && !mistake.startsWith('publicUrl'));
}

function resolveLogin(
  { login = {}, audience }: ProfileBffOptions,
  own: { readonly origin: string; readonly basePath: string },
  mistakes: Mistakes,
): ResolvedBff['login'] {
  const profileScopes = audience === undefined ? [] : ['read:profile', 'update:profile'];
  const scopes = login.scopes ?? [...LOGIN_SCOPES, ...profileScopes];
  if (!scopes.includes('openid')) {
    mistakes.add('login.scopes', 'lacks "openid". Add it: without it nobody is identified.');
  }
  const rotationOverlapSeconds = login.rotationOverlapSeconds ?? 0;
  mistakes.number('login.rotationOverlapSeconds', rotationOverlapSeconds, { min: 0, max: 86_400 });
  const pathOf = (member: string, path: string): string => {
    if (own.origin !== '' && returnPath(path, own) === undefined) {
      mistakes.add(member, `is ${shown(path)}. Set it to a path of the application such as "/".`);
    }
    return path;
  };
  return {
    scopes,
    stepUpScopes: login.stepUpScopes ?? (audience === undefined ? [] : ['delete:profile']),
    connections: login.connections ?? [],
    acrValues: login.acrValues ?? [],
    pushedAuthorizationRequests: login.pushedAuthorizationRequests ?? 'never',
    afterLoginPath: pathOf('login.afterLoginPath', login.afterLoginPath ?? '/'),
    afterLogoutPath: pathOf('login.afterLogoutPath', login.afterLogoutPath ?? '/'),
    rotationOverlapSeconds,
  };
}
