import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { checkRequestFields } from './request-fields';
import { checkTokenAudience } from './token-audience';
import { checkTokenForm } from './token-form';
import { checkTokenIssuer } from './token-issuer';
import { checkIdToken, checkTokenOwner } from './token-kind';
import { checkTokenScopes } from './token-scopes';
import { checkTokenSubject } from './token-subject';
import { checkTokenTime } from './token-time';

/** What a token of the wrong kind has besides: the rest of an ID token means nothing to an API. */
const WHATEVER_THE_KIND: readonly Check[] = [checkTokenTime, checkTokenIssuer];

/** In the order in which Auth0 refuses, as its answers suggest. */
function inOrderOfRefusal(): readonly Check[] {
  return [
    checkTokenOwner,
    ...WHATEVER_THE_KIND,
    checkTokenAudience,
    checkTokenScopes,
    checkTokenSubject,
    checkRequestFields,
  ];
}

/**
 * Everything that is wrong with the token of a case, first things first. The kind of the token
 * comes before its times, because no renewal helps against the wrong kind.
 */
export function tokenFindings(file: CaseFile): readonly Finding[] {
  if (file.token === undefined) {
    return [];
  }
  const unreadable = checkTokenForm(file);
  if (unreadable) {
    return [unreadable];
  }
  const wrongKind = checkIdToken(file);
  const others = (wrongKind ? WHATEVER_THE_KIND : inOrderOfRefusal())
    .map((check) => check(file))
    .filter((finding) => finding !== undefined);
  return wrongKind ? [wrongKind, ...others] : others;
}
