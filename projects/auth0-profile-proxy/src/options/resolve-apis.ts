import type { ApiOptions, ProfileBffOptions } from '../contract/profile-bff-options.ts';
import type { ApiRoute, UpstreamApi } from '../contract/resolved-bff.ts';
import { REFUSED_REQUEST_HEADERS } from '../forwarding/forwarded-headers.ts';
import { MY_ACCOUNT_ROUTES } from '../forwarding/my-account-routes.ts';
import { pathSegments } from '../forwarding/path-segments.ts';
import { isSecureUrl } from '../url/secure-url.ts';
import { shown, type Mistakes } from './mistakes.ts';

const NAME = /^[a-z][a-z0-9-]{0,40}$/;
const PARAMETER = /^\{\w+\}$/;

/** Name of the My Account API in logins. */
const MY_ACCOUNT = 'me';

/** The APIs that pages may call. */
export function resolveApis(
  options: Pick<ProfileBffOptions, 'apis' | 'myAccount'>,
  { basePath, issuer }: { readonly basePath: string; readonly issuer: string },
  mistakes: Mistakes,
): UpstreamApi[] {
  const apis = Object.entries(options.apis ?? {}).flatMap(([name, api]) => {
    if (!NAME.test(name) || name === MY_ACCOUNT) {
      mistakes.add(
        'apis',
        `has the name ${shown(name)}. Use lower-case letters, digits and "-", such as "orders"; "me" is taken.`,
      );
      return [];
    }
    return resolveApi(name, { ...api, path: `${basePath}/api/${name}` }, mistakes);
  });
  const myAccount =
    options.myAccount && issuer !== ''
      ? myAccountApi(options.myAccount.scopes, { basePath, issuer }, mistakes)
      : [];
  return [...apis, ...myAccount];
}

function myAccountApi(
  scopes: readonly string[],
  { basePath, issuer }: { readonly basePath: string; readonly issuer: string },
  mistakes: Mistakes,
): UpstreamApi[] {
  const known = new Set(MY_ACCOUNT_ROUTES.flatMap((route) => route.scopes ?? []));
  for (const scope of scopes.filter((name) => !known.has(name))) {
    mistakes.add(
      'myAccount.scopes',
      `has ${shown(scope)}. The scopes are: ${[...known].join(', ')}.`,
    );
  }
  const routes = MY_ACCOUNT_ROUTES.filter((route) =>
    route.scopes?.every((scope) => scopes.includes(scope)),
  );
  const options = { url: `${issuer}me/v1`, audience: `${issuer}me/`, routes };
  return resolveApi(MY_ACCOUNT, { ...options, path: `${basePath}/me/v1` }, mistakes);
}

function resolveApi(
  name: string,
  options: ApiOptions & { readonly path: string },
  mistakes: Mistakes,
): UpstreamApi[] {
  const member = `apis.${name}`;
  const limits = {
    maxRequestBytes: options.maxRequestBytes ?? 1_048_576,
    maxResponseBytes: options.maxResponseBytes ?? 10_485_760,
    timeoutMs: options.timeoutMs ?? 30_000,
  };
  mistakes.number(`${member}.maxRequestBytes`, limits.maxRequestBytes, { min: 0, max: 1e9 });
  mistakes.number(`${member}.maxResponseBytes`, limits.maxResponseBytes, { min: 1, max: 1e9 });
  mistakes.number(`${member}.timeoutMs`, limits.timeoutMs, { min: 100, max: 600_000 });
  const url = urlOf(`${member}.url`, options.url, mistakes);
  const audience = mistakes.text(`${member}.audience`, options.audience, 'https://orders.example/');
  const routes = options.routes.flatMap((route) =>
    resolveRoute(`${member}.routes`, route, mistakes),
  );
  const requestHeaders = (options.requestHeaders ?? []).map((header) => header.toLowerCase());
  for (const header of requestHeaders.filter((item) => REFUSED_REQUEST_HEADERS.includes(item))) {
    mistakes.add(
      `${member}.requestHeaders`,
      `has ${shown(header)}, which is never passed on. Remove it.`,
    );
  }
  return url
    ? [{ name, path: options.path, url, audience, routes, requestHeaders, ...limits }]
    : [];
}

function resolveRoute(
  member: string,
  { method, path, scopes = [] }: ApiOptions['routes'][number],
  mistakes: Mistakes,
): ApiRoute[] {
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => (PARAMETER.test(segment) ? undefined : segment));
  const isPlain = pathSegments(path.replaceAll(/\{\w+\}/g, 'x')) !== undefined;
  if (!isPlain || segments.some((segment) => segment !== undefined && /[{}*]|^:/.test(segment))) {
    mistakes.add(member, `has the path ${shown(path)}. Set it to a path such as "/orders/{id}".`);
    return [];
  }
  if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) {
    mistakes.add(member, `has the method ${shown(method)}. Use GET, POST, PUT, PATCH or DELETE.`);
    return [];
  }
  return [{ method, segments, scopes }];
}

function urlOf(member: string, value: string, mistakes: Mistakes): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && isSecureUrl(url) && url.search === '' && url.hash === '' && url.username === '') {
    return url;
  }
  mistakes.add(
    member,
    `is ${shown(value)}. Set it to an https address without query, such as "https://orders.example.com/v1".`,
  );
  return undefined;
}
