import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { rateLimited } from './rate-limit';
import { invalidMetadata, planRequired, profileTooLarge } from './request-conflict';
import { refusedFields } from './request-fields';
import { invalidBody, invalidPath, notFound } from './request-refused';
import { refusedAudience } from './token-audience';
import { missingToken, refusedTokenForm } from './token-form';
import { idToken } from './token-kind';
import { invalidSignature, refusedToken } from './token-refused';
import { refusedForScopes } from './token-scopes';
import { otherUser } from './token-subject';
import { refusedAsExpired } from './token-time';
import { answerer } from './wording';

/** What a sentence says, and the finding it leads to. */
export type Sentence = readonly [says: RegExp, name: (file: CaseFile) => Finding];

/**
 * Sentences of the Management API, and of other APIs that check tokens. Sources: its OpenAPI
 * document, and hapi-auth-jwt, whose words it answers with.
 */
export const MANAGEMENT_SENTENCES: readonly Sentence[] = [
  [/bad http authentication header format/i, refusedTokenForm],
  [/missing authentication/i, (file) => missingToken(file, [missingHeader(file)])],
  [/(?:token|jwt) (?:is |has )?expired|expired token/i, refusedAsExpired],
  [/invalid (?:token )?signature|signature (?:verification failed|is invalid)/i, invalidSignature],
  [/bad audience|audience (?:is )?(?:invalid|mismatch)|jwt audience/i, refusedAudience],
  [/client is not global/i, (file) => idToken(file, [notGlobal(file)])],
  [/cannot update the following fields|some fields cannot be updated/i, refusedFields],
  [
    /insufficient scope|missing requested scopes/i,
    (file) => refusedForScopes(file, scopesOf(file)),
  ],
  [/does not match (?:the )?subject/i, (file) => otherUser(file, [notSubject(file)])],
  [/upgrade your subscription/i, planRequired],
  [/user does not exist/i, notFound],
  [
    /invalid property name in (?:user|app)_metadata/i,
    (file) =>
      invalidMetadata([`${answerer(file)} answered that a name in the metadata is invalid.`]),
  ],
  [
    /profile exceeds|profile (?:is )?too large/i,
    (file) => profileTooLarge([`${answerer(file)} answered that the profile is too large.`]),
  ],
  [/payload validation|invalid (?:request )?payload/i, invalidBody],
  [/path validation|query validation/i, invalidPath],
  [/global limit|too many requests|quota exceeded/i, (file) => rateLimited(file)],
  [/invalid token$/i, refusedToken],
];

/** The scopes an answer names, or those an SDK error carries. */
function scopesOf({ clues }: CaseFile): readonly string[] {
  return clues.body.scopes.length > 0
    ? clues.body.scopes
    : clues.scope.split(/[\s,]+/).filter((scope) => scope !== '');
}

function missingHeader(file: CaseFile): string {
  return `${answerer(file)} answered "Missing authentication": no header "Authorization: Bearer …" arrived.`;
}

function notGlobal(file: CaseFile): string {
  return `${answerer(file)} answered "Client is not global": it says that to tokens that were not issued for an API.`;
}

function notSubject(file: CaseFile): string {
  return `${answerer(file)} answered that the user in the URL is not the subject of the token.`;
}
