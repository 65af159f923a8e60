import type { ProfileBffOptions } from '../contract/profile-bff-options.ts';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import type { TenantAnswer } from '../contract/tenant-transport.ts';
import { clientAuthentication } from '../management-client/client-authentication.ts';
import { parseJson } from '../management-client/parse-json.ts';
import { resolveBffOptions } from '../options/resolve-bff-options.ts';
import { checkTenant } from './check-tenant.ts';
import { failure, ok, type ConfigurationFinding } from './configuration-finding.ts';

/**
 * Tests the configuration of a BFF against the tenant: what `checkConfiguration()` tests, and the
 * credentials, callback URL, logout URL and APIs of the application users log in to. Changes nothing.
 *
 * @throws InvalidOptionsError `invalid-options`
 */
export async function checkBffConfiguration(
  options: ProfileBffOptions,
): Promise<ConfigurationFinding[]> {
  const bff = resolveBffOptions(options);
  const audiences = new Set([bff.audience, ...bff.apis.map(({ audience }) => audience)]);
  const findings = await Promise.all([
    checkTenant(bff.profile),
    checkCredentials(bff),
    checkPushedRequests(bff),
    checkLogoutUrl(bff),
    ...[...audiences].map((audience) => checkLogin(bff, audience)),
  ]);
  return [ok('The options are complete.'), ...checkScopes(bff), ...findings.flat()];
}

/** Without a refresh token users have to log in again when the first access token expires. */
function checkScopes({ login, apis, audience }: ResolvedBff): ConfigurationFinding[] {
  const needsTokens = audience !== undefined || apis.length > 0;
  return needsTokens && !login.scopes.includes('offline_access')
    ? [
        {
          result: 'warning',
          text: 'Logins do not request offline_access, so that users have to log in again for each API and when a token expires. Add it to login.scopes (BFF_SCOPES).',
        },
      ]
    : [];
}

/** A code that does not exist is refused by `invalid_grant`, unless the credentials are wrong. */
async function checkCredentials(bff: ResolvedBff): Promise<ConfigurationFinding[]> {
  const { clientId, credentials, issuer, profile, callbackUrl } = bff;
  const tenantOrigin = new URL(issuer).origin;
  const authenticate = clientAuthentication({
    clientId,
    credentials,
    tenantOrigin,
    clock: profile.clock,
  });
  const answer = await send(bff, 'oauth/token', {
    grant_type: 'authorization_code',
    code: 'check',
    redirect_uri: callbackUrl,
    ...(await authenticate()),
  });
  if (answer === undefined) {
    return [failure(`The tenant cannot be reached at ${issuer}. Check the domain.`)];
  }
  const { error } = { ...(parseJson(answer.text) as Record<string, unknown> | undefined) };
  return error === 'invalid_grant'
    ? [ok('The credentials of the application users log in to are accepted.')]
    : [
        failure(
          `The tenant answered ${answer.status} to the application users log in to. Check client id and credential, and that it is a Regular Web Application with the grant "Authorization Code".`,
        ),
      ];
}

/** A silent login without a session comes back with `login_required` when its parameters are right. */
async function checkLogin(
  bff: ResolvedBff,
  audience: string | undefined,
): Promise<ConfigurationFinding[]> {
  const query = new URLSearchParams({
    client_id: bff.clientId,
    redirect_uri: bff.callbackUrl,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    state: 'check',
    // Only its hash is sent, and nobody redeems the code.
    code_challenge: 'A'.repeat(43),
    code_challenge_method: 'S256',
    ...(audience !== undefined && { audience }),
  });
  const answer = await send(bff, `authorize?${query.toString()}`);
  if (answer === undefined) {
    // The check of the credentials reports it.
    return [];
  }
  const location = answer.headers.get('location') ?? '';
  if (!location.startsWith(bff.callbackUrl)) {
    return [
      failure(
        `The tenant does not send logins to ${bff.callbackUrl}. Add it to "Allowed Callback URLs" of the application.`,
      ),
    ];
  }
  const error = new URL(location).searchParams.get('error');
  const name = audience === undefined ? 'without an API' : `for ${audience}`;
  return error === 'login_required'
    ? [ok(`Users can log in ${name}.`)]
    : [failure(`The tenant refuses logins ${name} (${codeOf(error)}). Check that the API exists.`)];
}

async function checkLogoutUrl(bff: ResolvedBff): Promise<ConfigurationFinding[]> {
  const url = `${bff.origin}${bff.login.afterLogoutPath}`;
  const query = new URLSearchParams({ client_id: bff.clientId, post_logout_redirect_uri: url });
  const answer = await send(bff, `oidc/logout?${query.toString()}`);
  if (answer === undefined) {
    return [];
  }
  return answer.status < 400
    ? [ok(`The tenant sends logouts to ${url}.`)]
    : [
        failure(
          `The tenant does not send logouts to ${url}. Add it to "Allowed Logout URLs" of the application.`,
        ),
      ];
}

async function checkPushedRequests(bff: ResolvedBff): Promise<ConfigurationFinding[]> {
  if (bff.login.pushedAuthorizationRequests === 'never') {
    return [];
  }
  const answer = await send(bff, '.well-known/openid-configuration');
  const metadata = { ...(parseJson(answer?.text ?? '') as Record<string, unknown> | undefined) };
  return typeof metadata['pushed_authorization_request_endpoint'] === 'string'
    ? [ok('The tenant accepts pushed authorization requests.')]
    : [
        failure(
          'The tenant accepts no pushed authorization requests. Allow them in its settings, or set login.pushedAuthorizationRequests to "never".',
        ),
      ];
}

async function send(
  { issuer, profile }: ResolvedBff,
  path: string,
  form?: Record<string, string>,
): Promise<TenantAnswer | undefined> {
  try {
    return await profile.transport(`${issuer}${path}`, {
      method: form ? 'POST' : 'GET',
      timeoutMs: profile.upstream.timeoutMs,
      headers: form
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : { accept: 'application/json' },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
  } catch {
    return undefined;
  }
}

function codeOf(error: string | null): string {
  return /^[a-z_]{1,40}$/.test(error ?? '') ? (error ?? '') : 'an error';
}
