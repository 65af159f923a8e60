import ts from 'typescript';
import { valueOf } from '../../app-code/value-resolver';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** A refresh token belongs to the audience of the login; the Management API needs the fallback beside it. */
export function refreshTokens({ config, params, values }: ExaminedApplication): Finding[] {
  const isTrue = (name: string) =>
    config !== undefined && valueOf(values, config, name)?.kind === ts.SyntaxKind.TrueKeyword;
  const audience = params && valueOf(values, params, 'audience');
  const known = audience && values.resolveString(audience);
  const ownAudience = known?.endsWith('/api/v2/') ?? (audience && known === undefined);
  if (!config || !isTrue('useRefreshTokens') || isTrue('useRefreshTokensFallback') || ownAudience) {
    return [];
  }
  const message =
    'useRefreshTokens gives no refresh token for the Management API when users log in for another audience, and it cannot be part of a multi-resource policy. Set useRefreshTokensFallback: true beside it.';
  return [{ check: 'refresh-tokens', severity: 'warning', path: pathOf(config), message }];
}
