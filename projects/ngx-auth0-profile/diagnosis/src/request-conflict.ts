import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { answerer } from './wording';

/** Sentences with which the Management API refuses to link or unlink an identity, and what each means. */
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

/** Two accounts that Auth0 does not want to join, or to take apart. */
export function linkRefused(file: CaseFile): Finding {
  const { message } = file.clues.body;
  const main = /main identity cannot be removed/i.test(message);
  return {
    problem: 'link-refused',
    whatHappened: 'The two accounts were not linked or unlinked. Both are as they were.',
    evidence: [linkReason(message) ?? 'The second token was refused.'],
    remedy: main
      ? {
          where: 'code',
          place: 'where the identity to unlink is chosen',
          text: 'Offer only the other identities for unlinking: the first of the list is the main one. To make another one the main one, a back end unlinks both and links them the other way round.',
        }
      : {
          where: 'code',
          place: 'where the second account logs in',
          text: "Log the second account in with the same application and domain, without leaving the first session, and send its ID token as link_with at once. The access token in the header stays the first account's.",
        },
    learnMore: auth0Pages.linking,
  };
}

/** What one of Auth0's refusals to link means, or `undefined` for a sentence that is none. */
export function linkReason(message: string): string | undefined {
  return LINK_REASONS.find(([sentence]) => sentence.test(message))?.[1];
}

/** Something else got there first. */
export function conflict(file: CaseFile): Finding {
  return {
    problem: 'conflict',
    whatHappened:
      'What the request would create or change is there already, or changed in the meantime.',
    evidence: [`${answerer(file)} answered 409.`],
    remedy: {
      where: 'code',
      place: 'where the answer is handled',
      text: 'Load the profile again and show the user what it holds now before anything is sent a second time.',
      code: 'profiles.load()',
    },
    learnMore: auth0Pages.errorHandling,
  };
}

/** An edit of a profile that is no longer the one that was read. */
export function preconditionFailed(): Finding {
  return {
    problem: 'precondition-failed',
    whatHappened:
      'The profile changed since it was read, so the edit was refused rather than written over the newer one.',
    evidence: ['The ETag sent in If-Match is not the one the profile has now.'],
    remedy: {
      where: 'code',
      place: 'where the edit is saved',
      text: 'Load the profile again, put the edit on top of it and save once more. Ask the user if both changed the same field.',
      code: 'profiles.load()',
    },
    learnMore: auth0Pages.errorHandling,
  };
}

/** A feature that the tenant's plan does not include. */
export function planRequired(file: CaseFile): Finding {
  return {
    problem: 'plan-required',
    whatHappened: "The tenant's plan does not include what the request asks for.",
    evidence: [`${answerer(file)} answered that the subscription has to be upgraded.`],
    remedy: {
      where: 'dashboard',
      place: 'Settings > Subscription',
      text: 'Upgrade the plan, or do without the feature. No token or scope changes this.',
    },
    learnMore: auth0Pages.errorMessages,
  };
}

/** A profile beyond what Auth0 stores for one user. */
export function profileTooLarge(evidence: readonly string[]): Finding {
  return {
    problem: 'profile-too-large',
    whatHappened:
      'With this edit the profile would be larger than Auth0 stores for one user, which is 10 KB in all.',
    evidence,
    remedy: {
      where: 'code',
      place: 'where the metadata is put together',
      text: 'Keep settings and references in user_metadata; lists that grow, files and history belong into a database of your own. removeMetadata() frees what is no longer used.',
      code: "profiles.removeMetadata('history')",
    },
    learnMore: auth0Pages.metadataLimits,
  };
}

/** Metadata under a name Auth0 cannot store. */
export function invalidMetadata(evidence: readonly string[]): Finding {
  return {
    problem: 'invalid-metadata',
    whatHappened:
      'The metadata holds a name or a value that Auth0 cannot store. Nothing was changed.',
    evidence,
    remedy: {
      where: 'code',
      place: 'where the metadata is put together',
      text: 'Names must not contain "." or "$"; values are text, numbers, true or false, lists and objects. Keep the type of a name the same over time.',
    },
    learnMore: auth0Pages.metadataLimits,
  };
}
