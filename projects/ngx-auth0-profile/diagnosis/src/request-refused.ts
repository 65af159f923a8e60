import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { quote, quoteList } from './quote';
import { answerer } from './wording';

/** A body that does not have the form the API wants. */
export function invalidBody(file: CaseFile): Finding {
  const { message } = file.clues.body;
  const extra = /not allowed:\s*([\w.,\s-]+)/i.exec(message)?.[1]?.trim();
  const missing = /missing required property:\s*([\w.-]+)/i.exec(message)?.[1];
  const types = /expected type (\w+) but found type (\w+)/i.exec(message);
  const format = /validation for format ([\w-]+)/i.exec(message)?.[1];
  const property = /on property ([\w.[\]]+)/i.exec(message)?.[1];
  return {
    problem: 'invalid-body',
    whatHappened:
      'The body of the request does not have the form the API expects. Nothing was changed.',
    evidence: [
      `${answerer(file)} answered that the payload does not validate.`,
      ...(extra ? [`It does not know the property ${quote(extra)}.`] : []),
      ...(missing ? [`The property ${quote(missing)} is missing.`] : []),
      ...(types
        ? [`It wants ${quote(types[1] ?? '')} where the body has ${quote(types[2] ?? '')}.`]
        : []),
      ...(format ? [`A value does not have the format ${quote(format)}.`] : []),
      ...(property ? [`The property is ${quote(property)}.`] : []),
    ],
    remedy: {
      where: 'code',
      place: 'where the body of the request is built',
      text: 'Send a JSON object, for metadata { "user_metadata": { … } }. To delete one name give it the value null; null for user_metadata as a whole is refused, {} would delete everything.',
      code: "profiles.updateMetadata({ theme: 'dark' })",
    },
    learnMore: auth0Pages.metadata,
  };
}

/** A URL that does not name what it should. */
export function invalidPath(file: CaseFile): Finding {
  return {
    problem: 'invalid-path',
    whatHappened:
      'The URL of the request has a part that Auth0 does not accept, most often the user id.',
    evidence: [`${answerer(file)} answered that the path or the query does not validate.`],
    remedy: {
      where: 'code',
      place: 'where the URL of the request is built',
      text: 'Use the whole user id with its prefix, as in auth0|…, and encode it: the bar must become %7C.',
      code: '`https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
    },
    learnMore: auth0Pages.userIds,
  };
}

/** Sentences of the Management API that refuse a change for a reason of its own, and what each means. */
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

/** A change that is well-formed, permitted, and refused all the same. */
export function changeRefused(file: CaseFile): Finding {
  const reason = changeReason(file.clues.body.message);
  return {
    problem: 'change-refused',
    whatHappened: 'Auth0 understood the change and refused it. Nothing was changed.',
    evidence: [
      reason ?? 'The answer gives no reason known to this library.',
      ...fieldEvidence(file),
    ],
    remedy: {
      where: 'dashboard',
      place: "Authentication > the user's connection > Settings",
      text: 'What may be edited depends on the connection the user comes from: database users can change most attributes, social and enterprise users few. Hide what cannot be changed.',
    },
    learnMore: auth0Pages.connectionSync,
  };
}

/** What one of Auth0's known refusals means, or `undefined` for a sentence that is none. */
export function changeReason(message: string): string | undefined {
  return REASONS.find(([sentence]) => sentence.test(message))?.[1];
}

/** A request for something that is not there. */
export function notFound(file: CaseFile): Finding {
  const user =
    file.clues.body.code === 'inexistent_user' ||
    /user does not exist/i.test(file.clues.body.message);
  return user
    ? {
        problem: 'user-not-found',
        whatHappened: 'The user does not exist, or does no longer.',
        evidence: [`${answerer(file)} answered that the user does not exist.`],
        remedy: {
          where: 'code',
          place: 'where the URL of the request is built',
          text: 'Use the whole user id with its prefix (auth0|…), percent-encoded once. If the account was deleted or linked to another one, log the user out: the token outlives the account.',
          code: '`https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
        },
        learnMore: auth0Pages.userIds,
      }
    : {
        problem: 'not-found',
        whatHappened: 'There is nothing at this URL, or what it names has been deleted.',
        evidence: [`${answerer(file)} answered 404.`],
        remedy: {
          where: 'code',
          place: 'where the URL of the request is built',
          text: 'Compare the path with the API reference: /api/v2 comes first, ids are percent-encoded, and there is no slash at the end.',
        },
        learnMore: auth0Pages.checkApiCalls,
      };
}

function fieldEvidence(file: CaseFile): string[] {
  const { fields } = file.clues.body;
  return fields.length > 0 ? [`It names ${quoteList(fields)}.`] : [];
}
