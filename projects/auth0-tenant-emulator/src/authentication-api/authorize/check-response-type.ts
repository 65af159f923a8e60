import type { AuthorizationRequest } from '../../state/grants.ts';

type ResponseMode = AuthorizationRequest['responseMode'];

const TYPES = new Set(['code', 'token', 'id_token']);
const MODES = new Set<string>(['query', 'fragment', 'form_post', 'web_message']);

/** The response types requested; `undefined` when one is unknown or none is given. */
export function parseResponseType(value: string | undefined): string[] | undefined {
  const types = (value ?? '').split(' ').filter((type) => type !== '');
  return types.length > 0 && types.every((type) => TYPES.has(type))
    ? [...new Set(types)]
    : undefined;
}

/**
 * The response mode: as requested, else `query` for a code alone and `fragment` for everything else.
 * Tokens are never sent in the query (OAuth 2.0 Multiple Response Types §5).
 */
export function parseResponseMode(
  value: string | undefined,
  types: readonly string[],
): ResponseMode | undefined {
  const onlyCode = types.length === 1 && types[0] === 'code';
  if (value === undefined || value === '') {
    return onlyCode ? 'query' : 'fragment';
  }
  if (!isResponseMode(value) || (value === 'query' && !onlyCode)) {
    return undefined;
  }
  return value;
}

function isResponseMode(value: string): value is ResponseMode {
  return MODES.has(value);
}
