import type { HttpErrorResponse } from '@angular/common/http';
import type { RequiredAuthentication } from '../errors/required-authentication';

/** What an API requires of the next token. */
export interface TokenChallenge {
  /** The login it requires (RFC 9470 §3). */
  readonly authentication?: RequiredAuthentication;
  /** The scopes it requires (RFC 6750 §3.1). */
  readonly scopes?: readonly string[];
}

/** A parameter with its value (RFC 9110 §11.2), or the scheme that begins a challenge. */
const PARTS = /([!#$%&'*+.^`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;

/**
 * Reads from the `WWW-Authenticate` header of a refusal what the next token has to have. A cross-origin API
 * has to expose that header with `Access-Control-Expose-Headers`.
 *
 * Not the parser of the diagnosis, which production builds do not contain.
 */
export function parseChallenge({ status, headers }: HttpErrorResponse): TokenChallenge | undefined {
  const header = status === 401 || status === 403 ? headers.get('WWW-Authenticate') : null;
  for (const params of header ? challengesOf(header) : []) {
    const scopes = list(params.get('scope'));
    switch (params.get('error')) {
      case 'insufficient_user_authentication':
        return { authentication: requiredAuthentication(params) };
      case 'insufficient_scope':
        return scopes.length > 0 ? { scopes } : undefined;
    }
  }
  return undefined;
}

/** The parameters of each challenge for a bearer or DPoP token. */
function challengesOf(header: string): readonly ReadonlyMap<string, string>[] {
  const challenges: Map<string, string>[] = [];
  let current: Map<string, string> | undefined;
  for (const [, name = '', quoted, token] of header.matchAll(PARTS)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? token;
    if (value === undefined) {
      current = /^(?:bearer|dpop)$/i.test(name) ? new Map() : undefined;
      challenges.push(...(current ? [current] : []));
    } else if (!current?.has(name.toLowerCase())) {
      current?.set(name.toLowerCase(), value);
    }
  }
  return challenges;
}

function requiredAuthentication(params: ReadonlyMap<string, string>): RequiredAuthentication {
  const acrValues = list(params.get('acr_values'));
  const maxAge = /^\d{1,9}$/.exec(params.get('max_age') ?? '')?.[0];
  return {
    ...(acrValues.length > 0 && { acrValues }),
    ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
  };
}

function list(value = ''): readonly string[] {
  return value.split(' ').filter(Boolean);
}
