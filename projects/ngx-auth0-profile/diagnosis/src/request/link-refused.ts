import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';

/** Messages of the Management API when it rejects linking or unlinking, and their meaning. */
const LINK_REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /\(link_with\).*aud claim/i,
    'The second ID token is for another application. Get it with the client id of this one.',
  ],
  [
    /\(link_with\).*alg of RS256/i,
    'The second ID token is signed with HS256. Set the application to RS256.',
  ],
  [
    /\(link_with\).*same issuer/i,
    'The second ID token comes from another domain. Both logins must use the same domain.',
  ],
  [/\(link_with\).*sub claim/i, 'The second ID token has no usable subject.'],
  [
    /new one are the same/i,
    "Both logins are the same account. Log in with the second account, with prompt: 'login'.",
  ],
  [/inexistent identity/i, 'The identity to be linked does not exist.'],
  [
    /provider\/connection is not configured/i,
    'The connection of the second account is not configured.',
  ],
  [/main identity cannot be removed/i, 'The main identity of an account cannot be unlinked.'],
  [/specified identity already exists/i, 'This identity is linked already.'],
  [
    /invalid token \(link_with\)/i,
    'The second token cannot be read. It must be an ID token, fresh from a login.',
  ],
];

/** Two accounts that Auth0 does not link or unlink. */
export function linkRefusedProblem(input: DiagnosisInput): Explanation {
  const { message } = input.subject.body;
  const main = /main identity cannot be removed/i.test(message);
  return {
    problem: 'link-refused',
    whatHappened: 'The two accounts were not linked or unlinked. Nothing was changed.',
    evidence: [linkReason(message) ?? 'The second token was rejected.'],
    remedy: main
      ? {
          where: 'code',
          place: 'where the identity to unlink is chosen',
          text: 'Offer only the other identities for unlinking: the first of the list is the main one. To make another one the main one, a back end unlinks both and links them the other way round.',
        }
      : {
          where: 'code',
          place: 'where the second account logs in',
          text: 'Log the second account in with the same application and domain, without leaving the first session, and send its ID token as link_with right away. The access token in the header is still that of the first account.',
        },
    learnMore: auth0Pages.linking,
  };
}

/** The meaning of a message about linking, or `undefined` for any other message. */
export function linkReason(message: string): string | undefined {
  return LINK_REASONS.find(([capitalize]) => capitalize.test(message))?.[1];
}
