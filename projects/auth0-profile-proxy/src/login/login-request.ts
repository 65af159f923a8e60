import type { ResolvedBff, UpstreamApi } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';
import { invalidScope } from './invalid-scope.ts';
import { returnPath } from './return-path.ts';

/** What a page requests of a login, after every value was checked. */
export interface LoginRequest {
  readonly returnTo: string;
  readonly audience: string | undefined;
  readonly scopes: readonly string[];
  readonly organization: string | undefined;
  /** Longest time since the user last entered a credential, in seconds. */
  readonly maxAge: number | undefined;
  /** Further parameters of the authorization request. */
  readonly parameters: Readonly<Record<string, string>>;
}

const NAMES = [
  ...['returnTo', 'scope', 'api', 'connection', 'organization'],
  ...['prompt', 'screen_hint', 'max_age', 'acr_values'],
];

const PROMPTS = ['none', 'login', 'consent', 'select_account'];

/**
 * Reads the query of a login. A page or a link can choose only what the options allow.
 *
 * @throws Problem `invalid-request`, `invalid-scope`
 */
export function loginRequest(query: URLSearchParams, bff: ResolvedBff): LoginRequest {
  for (const name of query.keys()) {
    if (!NAMES.includes(name) || query.getAll(name).length > 1) {
      throw invalid(`A login takes these parameters, each once: ${NAMES.join(', ')}.`);
    }
  }
  const { login, profile } = bff;
  const api = apiOf(query.get('api'), bff);
  const oneOf = (name: string, values: readonly string[], option?: string): string | undefined =>
    checkValue(name, query.get(name), values, option);
  const organization = oneOf(
    'organization',
    [...profile.organizations],
    'organizations (PROXY_ORGANIZATIONS)',
  );
  const parameters = {
    connection: oneOf('connection', login.connections, 'login.connections (BFF_CONNECTIONS)'),
    acr_values: oneOf('acr_values', login.acrValues, 'login.acrValues (BFF_ACR_VALUES)'),
    prompt: oneOf('prompt', PROMPTS),
    screen_hint: oneOf('screen_hint', ['signup']),
    organization,
  };
  return {
    returnTo: returnToOf(query.get('returnTo'), bff),
    audience: api?.audience ?? bff.audience,
    scopes: scopesOf(query.get('scope'), api, bff),
    organization,
    maxAge: maxAgeOf(query.get('max_age')),
    parameters: Object.fromEntries(
      Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    ),
  };
}

/** Scopes a login may request for an API, or without one for the profile. */
export function allowedScopes(api: UpstreamApi | undefined, { login }: ResolvedBff): string[] {
  return api
    ? api.routes.flatMap(({ scopes }) => scopes)
    : [...login.scopes, ...login.stepUpScopes];
}

function apiOf(name: string | null, { apis }: ResolvedBff): UpstreamApi | undefined {
  const api = apis.find((candidate) => candidate.name === name);
  if (name !== null && !api) {
    throw invalid(
      'The parameter "api" names no API of the options.',
      'Add the API to apis (BFF_APIS), or set myAccount.scopes (BFF_MY_ACCOUNT_SCOPES) for the name "me".',
    );
  }
  return api;
}

function returnToOf(value: string | null, { origin, profile, login }: ResolvedBff): string {
  const path = value === null ? login.afterLoginPath : returnPath(value, { origin, ...profile });
  if (path !== undefined) {
    return path;
  }
  throw invalid(
    'The parameter "returnTo" has to be a path of the application of at most 500 characters, such as "/account".',
  );
}

/** The scopes of every login and, of those requested, the ones the options allow. */
function scopesOf(
  value: string | null,
  api: UpstreamApi | undefined,
  bff: ResolvedBff,
): readonly string[] {
  const requested = (value ?? '').split(' ').filter((scope) => scope !== '');
  const allowed = allowedScopes(api, bff);
  const refused = requested.filter((scope) => !allowed.includes(scope));
  if (refused.length > 0) {
    throw invalidScope(refused, api, bff);
  }
  // Scopes of one API mean nothing to another.
  const always = api
    ? bff.login.scopes.filter((scope) => OIDC_SCOPES.has(scope))
    : bff.login.scopes;
  return [...new Set([...always, ...requested])];
}

const OIDC_SCOPES = new Set(['openid', 'profile', 'email', 'phone', 'address', 'offline_access']);

function maxAgeOf(value: string | null): number | undefined {
  if (value === null) {
    return undefined;
  }
  if (/^\d{1,8}$/.test(value)) {
    return Number(value);
  }
  throw invalid('The parameter "max_age" has to be a number of seconds.');
}

function checkValue(
  name: string,
  value: string | null,
  values: readonly string[],
  option?: string,
): string | undefined {
  if (value === null) {
    return undefined;
  }
  if (values.includes(value)) {
    return value;
  }
  throw invalid(
    `The parameter "${name}" has a value that is not allowed.`,
    option && `Add the value to ${option}, or leave the parameter out.`,
  );
}

function invalid(detail: string, operatorDetail?: string): Problem {
  return new Problem('invalid-request', detail, operatorDetail ? { operatorDetail } : {});
}
