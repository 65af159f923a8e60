import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { rateLimitedProblem } from '../request/rate-limit';
import {
  invalidMetadataProblem,
  planRequiredProblem,
  profileTooLargeProblem,
} from '../request/stored-limits';
import { rejectedFieldsProblem } from '../permission/request-fields';
import { invalidBodyProblem, invalidPathProblem } from '../request/invalid-request';
import { notFoundProblem } from '../request/not-found';
import { rejectedAudienceProblem } from '../token/token-audience';
import { missingTokenProblem, rejectedFormatProblem } from '../token/token-format';
import { idTokenProblem } from '../token/token-kind';
import { invalidSignatureProblem, rejectedTokenProblem } from '../token/rejected-token';
import { insufficientScopeProblem } from '../permission/token-scopes';
import { otherUserProblem } from '../permission/token-subject';
import { rejectedAsExpiredProblem } from '../token/token-time';
import { answeringApi } from '../text/api-name';

/** A message and the problem it stands for. */
export type MessageRule = readonly [pattern: RegExp, name: (input: DiagnosisInput) => Explanation];

/**
 * Messages of the Management API and of other APIs that check tokens. Sources: its OpenAPI
 * document, and the package hapi-auth-jwt, which has the same messages.
 */
export const MANAGEMENT_SENTENCES: readonly MessageRule[] = [
  [/bad http authentication header format/i, rejectedFormatProblem],
  [/missing authentication/i, (input) => missingTokenProblem(input, [missingHeader(input)])],
  [/(?:token|jwt) (?:is |has )?expired|expired token/i, rejectedAsExpiredProblem],
  [
    /invalid (?:token )?signature|signature (?:verification failed|is invalid)/i,
    invalidSignatureProblem,
  ],
  [/bad audience|audience (?:is )?(?:invalid|mismatch)|jwt audience/i, rejectedAudienceProblem],
  [/client is not global/i, (input) => idTokenProblem(input, [notGlobal(input)])],
  [/cannot update the following fields|some fields cannot be updated/i, rejectedFieldsProblem],
  [
    /insufficient scope|missing requested scopes/i,
    (input) => insufficientScopeProblem(input, scopesOf(input)),
  ],
  [/does not match (?:the )?subject/i, (input) => otherUserProblem(input, [notSubject(input)])],
  [/upgrade your subscription/i, planRequiredProblem],
  [/user does not exist/i, notFoundProblem],
  [
    /invalid property name in (?:user|app)_metadata/i,
    (input) =>
      invalidMetadataProblem([
        `${answeringApi(input)} answered that a name in the metadata is invalid.`,
      ]),
  ],
  [
    /profile exceeds|profile (?:is )?too large/i,
    (input) =>
      profileTooLargeProblem([`${answeringApi(input)} answered that the profile is too large.`]),
  ],
  [/payload validation|invalid (?:request )?payload/i, invalidBodyProblem],
  [/path validation|query validation/i, invalidPathProblem],
  [/global limit|too many requests|quota exceeded/i, (input) => rateLimitedProblem(input)],
  [/invalid token$/i, rejectedTokenProblem],
];

/** The scopes that the response or the SDK error names. */
function scopesOf({ subject }: DiagnosisInput): readonly string[] {
  return subject.body.scopes.length > 0
    ? subject.body.scopes
    : subject.scope.split(/[\s,]+/).filter((scope) => scope !== '');
}

function missingHeader(input: DiagnosisInput): string {
  return `${answeringApi(input)} answered "Missing authentication": no header "Authorization: Bearer …" arrived.`;
}

function notGlobal(input: DiagnosisInput): string {
  return `${answeringApi(input)} answered "Client is not global": it says that to tokens that were not issued for an API.`;
}

function notSubject(input: DiagnosisInput): string {
  return `${answeringApi(input)} answered that the user in the URL is not the subject of the token.`;
}
