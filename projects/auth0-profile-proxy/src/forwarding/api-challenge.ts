import type { ApiAnswer } from '../contract/api-transport.ts';

/** What an API demands of a token before it answers a request. */
export interface ApiChallenge {
  readonly kind: 'scope' | 'authentication' | 'token';
  /** Scopes the API names (RFC 6750, section 3). */
  readonly scopes: readonly string[];
  /** How the user has to log in (RFC 9470, section 3). */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The challenge of a response; `undefined` for a response that demands no other token. */
export function apiChallenge({
  status,
  headers,
}: Pick<ApiAnswer, 'status' | 'headers'>): ApiChallenge | undefined {
  const challenge = headers.get('www-authenticate') ?? '';
  const error = parameter(challenge, 'error');
  if (status === 403 && error === 'insufficient_scope') {
    const scopes = (parameter(challenge, 'scope') ?? '').split(' ').filter((scope) => scope !== '');
    return { kind: 'scope', scopes, parameters: {} };
  }
  if (status !== 401) {
    return undefined;
  }
  if (error !== 'insufficient_user_authentication') {
    return { kind: 'token', scopes: [], parameters: {} };
  }
  const parameters = ['acr_values', 'max_age'].flatMap((name) => {
    const value = parameter(challenge, name);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    kind: 'authentication',
    scopes: [],
    parameters: Object.fromEntries(parameters) as Record<string, string>,
  };
}

function parameter(challenge: string, name: string): string | undefined {
  return new RegExp(`[\\s,]${name}="([^"\\\\]{0,1000})"`, 'i').exec(challenge)?.[1];
}
