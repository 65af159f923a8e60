import {
  managementBodyFields,
  managementEndpoints,
  type ManagementEndpoint,
} from 'ngx-auth0-profile/management-api';
import type { ParsedSubject } from './parsed-subject';
import type { Explanation } from '../model/diagnosis';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { splitList } from './unknown-record';
import { parseToken, textClaim, type ParsedToken } from './parse-token';
import {
  isAuth0Host,
  isMyAccountAudience,
  isManagementAudience,
  parseUrl,
  parseAuth0Domain,
  type Auth0Domain,
} from './auth0-domain';

/** The called API: the Management API, the My Account API, the profile proxy or another one. */
type Target = 'management' | 'my-account' | 'proxy' | 'api';

/** A row of the endpoint table. */
interface Endpoint extends ManagementEndpoint {
  readonly bodyFields: readonly string[] | undefined;
}

/** The input of all checks: the parsed subject, the context and the time. */
export interface DiagnosisInput {
  readonly subject: ParsedSubject;
  readonly context: DiagnosisContext;
  readonly domain: Auth0Domain | undefined;
  /** The pasted token, or the one from the context. */
  readonly token: ParsedToken | undefined;
  /** Which API was called. */
  readonly target: Target;
  /** The audience that this API expects, if known. */
  readonly audience: string | undefined;
  /** The matching row of the endpoint table. */
  readonly endpoint: Endpoint | undefined;
  /** The user id in the URL of the request. */
  readonly userId: string | undefined;
  readonly requiredScopes: readonly string[];
  readonly requestedScopes: readonly string[];
  /** The scopes of the token; `undefined` if unknown. */
  readonly grantedScopes: readonly string[] | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Returns the problem it finds, or `undefined`. */
export type Check = (input: DiagnosisInput) => Explanation | undefined;

/**
 * Combines the parsed subject with the context.
 *
 * @param assumedTarget The called API, if neither subject nor context names it.
 */
export function createDiagnosisInput(
  subject: ParsedSubject,
  context: DiagnosisContext,
  assumedTarget: Target = subject.kind === 'text' ? 'api' : 'management',
): DiagnosisInput {
  const domain = parseAuth0Domain(context.domain);
  const url = context.url ?? subject.url;
  const target = targetOf(subject, context, url) ?? assumedTarget;
  const token =
    subject.token ?? (context.token === undefined ? undefined : parseToken(context.token));
  const path = target === 'management' ? managementPath(url) : [];
  const endpoint = endpointAt(context.method, path);
  const required = scopeList(context.requiredScopes);
  return {
    subject,
    context,
    domain,
    token,
    target,
    audience: expectedAudience(target, context, domain),
    endpoint,
    userId: path[0] === 'users' ? path[1] : undefined,
    requiredScopes: required.length > 0 || !endpoint ? required : [endpoint.scope],
    requestedScopes: scopeList(context.requestedScopes),
    grantedScopes: grantedScopes(context, token),
    now: seconds(context.now),
  };
}

/** The called API by what the proxy wrote, by the expected audience or by the URL. */
function targetOf(
  subject: ParsedSubject,
  { audience, proxyAudience, domain }: DiagnosisContext,
  url: string,
): Target | undefined {
  if (subject.body.fromProxy || (audience !== undefined && audience === proxyAudience)) {
    return 'proxy';
  }
  const ownHost = parseAuth0Domain(domain)?.host;
  if (audience !== undefined) {
    const onCustomDomain = parseUrl(audience)?.host === ownHost && audience.includes('/api/v2');
    const isManagement = isManagementAudience(audience) || onCustomDomain;
    return isManagement
      ? 'management'
      : isMyAccountAudience(audience, ownHost)
        ? 'my-account'
        : 'api';
  }
  const called = parseUrl(url);
  if (called === undefined) {
    return subject.body.fromMyAccount ? 'my-account' : undefined;
  }
  const ofTenant = ownHost === undefined ? isAuth0Host(called.hostname) : called.host === ownHost;
  if (subject.body.fromMyAccount || (ofTenant && called.pathname.startsWith('/me/v1/'))) {
    return 'my-account';
  }
  return ofTenant || managementPath(url).length > 0
    ? 'management'
    : proxyAudience === undefined
      ? 'api'
      : 'proxy';
}

function expectedAudience(
  target: Target,
  { audience, proxyAudience }: DiagnosisContext,
  domain: Auth0Domain | undefined,
): string | undefined {
  if (target === 'my-account') {
    return audience ?? (domain && new URL('/me/', domain.issuer).href);
  }
  if (target !== 'management') {
    return audience ?? proxyAudience;
  }
  return audience !== undefined && isManagementAudience(audience)
    ? audience.replace(/\/?$/, '/')
    : domain?.managementAudience;
}

/** The decoded path segments of a URL after `/api/v2`; empty for other URLs. */
function managementPath(url = ''): readonly string[] {
  const segments = (parseUrl(url)?.pathname ?? '').split('/').slice(1).map(decoded);
  return segments[0] === 'api' && segments[1] === 'v2' ? segments.slice(2) : [];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function endpointAt(method: string | undefined, path: readonly string[]): Endpoint | undefined {
  const endpoints = Object.entries(managementEndpoints) as readonly (readonly [
    keyof typeof managementEndpoints,
    ManagementEndpoint,
  ])[];
  const [found] = endpoints.filter(([, endpoint]) => {
    const template = endpoint.path.split('/').slice(1);
    return (
      endpoint.method === method?.toUpperCase() &&
      template.length === path.length &&
      template.every((part, index) => part.startsWith(':') || part === path[index])
    );
  });
  return found && { ...found[1], bodyFields: managementBodyFields[found[0]] };
}

function grantedScopes(context: DiagnosisContext, token: ParsedToken | undefined) {
  if (context.grantedScopes !== undefined) {
    return scopeList(context.grantedScopes);
  }
  return token?.form === 'signed' ? splitList(textClaim(token.claims, 'scope') ?? '') : undefined;
}

function scopeList(scopes: string | readonly string[] | undefined): readonly string[] {
  return typeof scopes === 'string' ? splitList(scopes) : (scopes ?? []);
}

function seconds(now: Date | number | undefined): number {
  const milliseconds = typeof now === 'number' ? now : (now?.getTime() ?? Date.now());
  return Math.floor((Number.isFinite(milliseconds) ? milliseconds : Date.now()) / 1000);
}
