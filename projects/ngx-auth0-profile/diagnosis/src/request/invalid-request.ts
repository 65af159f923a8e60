import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quote } from '../text/quote';
import { answeringApi } from '../text/api-name';

/** A body that does not have the format that the API expects. */
export function invalidBodyProblem(input: DiagnosisInput): Explanation {
  const { message } = input.subject.body;
  const extra = /not allowed:\s*([\w.,\s-]+)/i.exec(message)?.[1]?.trim();
  const missing = /missing required property:\s*([\w.-]+)/i.exec(message)?.[1];
  const types = /expected type (\w+) but found type (\w+)/i.exec(message);
  const format = /validation for format ([\w-]+)/i.exec(message)?.[1];
  const property = /on property ([\w.[\]]+)/i.exec(message)?.[1];
  return {
    problem: 'invalid-body',
    whatHappened:
      'The body of the request does not have the format that the API expects. Nothing was changed.',
    evidence: [
      `${answeringApi(input)} answered that the payload does not validate.`,
      ...(extra ? [`The property ${quote(extra)} is not allowed.`] : []),
      ...(missing ? [`The property ${quote(missing)} is missing.`] : []),
      ...(types
        ? [
            `The expected type is ${quote(types[1] ?? '')}, but the body has ${quote(types[2] ?? '')}.`,
          ]
        : []),
      ...(format ? [`A value does not have the format ${quote(format)}.`] : []),
      ...(property ? [`The property is ${quote(property)}.`] : []),
    ],
    remedy: {
      where: 'code',
      place: 'where the body of the request is built',
      text: 'Send a JSON object; for metadata { "user_metadata": { … } }. To delete one property, set it to null. null for user_metadata as a whole is rejected, and {} would delete everything.',
      code: "profiles.updateMetadata({ theme: 'dark' })",
    },
    learnMore: auth0Pages.metadata,
  };
}

/** A URL with an invalid path or query. */
export function invalidPathProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'invalid-path',
    whatHappened: 'A part of the URL or of its query is not valid, for example the user id.',
    evidence: [`${answeringApi(input)} answered that the path or the query does not validate.`],
    remedy: {
      where: 'code',
      place: 'where the URL of the request is built',
      text: 'Use the complete user id with its prefix (auth0|…) and percent-encode it: the bar becomes %7C.',
      code: '`https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
    },
    learnMore: auth0Pages.userIds,
  };
}
