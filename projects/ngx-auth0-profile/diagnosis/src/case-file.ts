import {
  managementBodyFields,
  managementEndpoints,
  type ManagementEndpoint,
} from 'ngx-auth0-profile/management-api';
import type { Clues } from './collect-clues';
import type { Finding } from './diagnosis';
import type { DiagnosisContext } from './diagnosis-context';
import { splitList } from './read-foreign';
import { readToken, textClaim, type TokenReading } from './read-token';
import { isManagementAudience, parsed, tenantOf, type Tenant } from './tenant';

/** A row of the endpoint table. */
interface Endpoint extends ManagementEndpoint {
  readonly bodyFields: readonly string[] | undefined;
}

/** Everything a check may look at: the clues, what the developer knows besides, and the time. */
export interface CaseFile {
  readonly clues: Clues;
  readonly context: DiagnosisContext;
  readonly tenant: Tenant | undefined;
  /** The token in question: the one pasted, or the one the context says was sent. */
  readonly token: TokenReading | undefined;
  /** Which API was called. */
  readonly target: 'management' | 'proxy' | 'api';
  /** The audience that API expects, where it is known. */
  readonly audience: string | undefined;
  /** The row of the endpoint table that the request falls into. */
  readonly endpoint: Endpoint | undefined;
  /** The user id in the URL of the request. */
  readonly userId: string | undefined;
  readonly requiredScopes: readonly string[];
  readonly requestedScopes: readonly string[];
  /** The scopes the token has, or `undefined` where nothing tells. */
  readonly grantedScopes: readonly string[] | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Looks at a case and names the problem, or leaves it to the next check. */
export type Check = (file: CaseFile) => Finding | undefined;

/** Puts clues and context together. */
export function openCaseFile(clues: Clues, context: DiagnosisContext): CaseFile {
  const tenant = tenantOf(context.domain);
  const target = targetOf(clues, context);
  const token = clues.token ?? (context.token === undefined ? undefined : readToken(context.token));
  const path = target === 'management' ? managementPath(context.url ?? clues.url) : [];
  const endpoint = endpointAt(context.method, path);
  const required = scopeList(context.requiredScopes);
  return {
    clues,
    context,
    tenant,
    token,
    target,
    audience: expectedAudience(target, context, tenant),
    endpoint,
    userId: path[0] === 'users' ? path[1] : undefined,
    requiredScopes: required.length > 0 || !endpoint ? required : [endpoint.scope],
    requestedScopes: scopeList(context.requestedScopes),
    grantedScopes: grantedScopes(context, token),
    now: seconds(context.now),
  };
}

function targetOf(clues: Clues, { audience, proxyAudience, domain, url }: DiagnosisContext) {
  if (clues.body.fromProxy || (audience !== undefined && audience === proxyAudience)) {
    return 'proxy';
  }
  if (audience !== undefined) {
    const host = parsed(audience)?.host;
    const misnamed = host === tenantOf(domain)?.host && audience.includes('/api/v2');
    return isManagementAudience(audience) || misnamed ? 'management' : 'api';
  }
  const host = parsed(url ?? '')?.host;
  const elsewhere = host !== undefined && domain !== undefined && host !== tenantOf(domain)?.host;
  return elsewhere && managementPath(url).length === 0
    ? proxyAudience === undefined
      ? 'api'
      : 'proxy'
    : 'management';
}

function expectedAudience(
  target: CaseFile['target'],
  { audience, proxyAudience }: DiagnosisContext,
  tenant: Tenant | undefined,
): string | undefined {
  if (target !== 'management') {
    return audience ?? proxyAudience;
  }
  return audience !== undefined && isManagementAudience(audience)
    ? audience.replace(/\/?$/, '/')
    : tenant?.managementAudience;
}

/** The decoded segments below `/api/v2` of a URL; none where it is not below. */
function managementPath(url = ''): readonly string[] {
  const segments = (parsed(url)?.pathname ?? '').split('/').slice(1).map(decoded);
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

function grantedScopes(context: DiagnosisContext, token: TokenReading | undefined) {
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
