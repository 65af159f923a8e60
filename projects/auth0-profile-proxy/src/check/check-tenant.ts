import { isSuccess } from '../contract/tenant-transport.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { clientAuthentication } from '../management-client/client-authentication.ts';
import { requestMachineToken } from '../management-client/request-machine-token.ts';
import { requiredManagementScopes } from '../management-client/required-scopes.ts';
import { Problem } from '../problem/problem.ts';
import { failure, ok, type ConfigurationFinding } from './configuration-finding.ts';
import { judgeScopes } from './judge-scopes.ts';

/** Tests issuer, keys, client credentials and their scopes, and the store. */
export async function checkTenant(options: ResolvedOptions): Promise<ConfigurationFinding[]> {
  const findings = await Promise.all([
    checkIssuer(options),
    checkKeys(options),
    checkScopes(options),
    checkStore(options),
  ]);
  return findings.flat();
}

async function checkIssuer(options: ResolvedOptions): Promise<ConfigurationFinding[]> {
  const found = await readJson(options, '/.well-known/openid-configuration');
  const [expected = ''] = options.issuers;
  if (found === undefined) {
    return [failure('The tenant cannot be reached. Check the domain.')];
  }
  if (found['issuer'] === expected) {
    return [ok(`The tenant issues tokens as ${expected}.`)];
  }
  return [failure(`The tenant is not ${expected}. Set the domain it names as its issuer.`)];
}

async function checkKeys(options: ResolvedOptions): Promise<ConfigurationFinding[]> {
  const found = await readJson(options, '/.well-known/jwks.json');
  if (found === undefined) {
    // The check of the issuer reports it.
    return [];
  }
  const keys = Array.isArray(found['keys']) ? (found['keys'] as { kty?: unknown }[]) : [];
  const count = keys.filter(({ kty }) => kty === 'RSA').length;
  return count > 0
    ? [ok(`The tenant publishes ${count} signing key(s) for RS256.`)]
    : [failure('The tenant publishes no RSA signing key. Configure it to sign tokens with RS256.')];
}

async function checkScopes(options: ResolvedOptions): Promise<ConfigurationFinding[]> {
  const required = requiredManagementScopes(options.routes);
  try {
    // Without a scope parameter Auth0 grants every scope the application has.
    const { scopes } = await requestMachineToken(options, clientAuthentication(options), []);
    return [ok('The client credentials are accepted.'), ...judgeScopes(scopes, required)];
  } catch (error) {
    const reason = error instanceof Problem ? error.facts.operatorDetail : undefined;
    return [failure(`No Management API token was issued. ${reason ?? ''}`.trimEnd())];
  }
}

async function checkStore({ store }: ResolvedOptions): Promise<ConfigurationFinding[]> {
  try {
    await store.ping();
    return [ok('The store answers.')];
  } catch {
    return [failure('The store cannot be reached. Check REDIS_URL.')];
  }
}

async function readJson(
  options: ResolvedOptions,
  path: string,
): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await options.transport(`${options.tenantOrigin}${path}`, {
      method: 'GET',
      headers: { accept: 'application/json' },
      timeoutMs: options.upstream.timeoutMs,
    });
    return isSuccess(answer) ? (JSON.parse(answer.text) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
