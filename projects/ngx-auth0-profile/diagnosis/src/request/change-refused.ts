import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quoteList } from '../text/quote';

/** Messages of the Management API when it rejects a change, and their meaning. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /cannot update password and email/i,
    'Auth0 does not change e-mail address and password in one request. Send two.',
  ],
  [
    /cannot update (?:password and username|username and password)/i,
    'Auth0 does not change user name and password in one request. Send two.',
  ],
  [
    /cannot update (?:email and username|username and email)/i,
    'Auth0 does not change user name and e-mail address in one request. Send two.',
  ],
  [
    /email for non-database user/i,
    'The user logs in through another provider, which owns the e-mail address.',
  ],
  [/connection does not exist/i, 'The connection named in the request does not exist.'],
  [
    /attributes cannot be updated/i,
    'The user\'s connection overwrites these attributes at each login. Switch off "Sync user profile attributes at each login" for it.',
  ],
  [
    /not allowed to update the following/i,
    'The connection does not allow these attributes to change.',
  ],
  [/verification is not supported/i, 'Enterprise users cannot be sent a verification e-mail.'],
  [
    /password is too weak|passwordstrength/i,
    "The password is weaker than the connection's policy.",
  ],
  [
    /(?:email|username|phone(?: number)?|user) already exists/i,
    'Another account has the same value already.',
  ],
];

/** A valid change that Auth0 rejected. */
export function changeRefusedProblem(input: DiagnosisInput): Explanation {
  const reason = changeReason(input.subject.body.message);
  return {
    problem: 'change-refused',
    whatHappened: 'Auth0 rejected the change. Nothing was changed.',
    evidence: [
      reason ?? 'The response has no reason that this library knows.',
      ...fieldEvidence(input),
    ],
    remedy: {
      where: 'dashboard',
      place: "Authentication > the user's connection > Settings",
      text: 'What may be edited depends on the connection the user comes from: database users can change most attributes, social and enterprise users few. Hide what cannot be changed.',
    },
    learnMore: auth0Pages.connectionSync,
  };
}

/** The meaning of a message about a rejected change, or `undefined` for any other message. */
export function changeReason(message: string): string | undefined {
  return REASONS.find(([capitalize]) => capitalize.test(message))?.[1];
}

function fieldEvidence(input: DiagnosisInput): string[] {
  const { fields } = input.subject.body;
  return fields.length > 0 ? [`The response names ${quoteList(fields)}.`] : [];
}
