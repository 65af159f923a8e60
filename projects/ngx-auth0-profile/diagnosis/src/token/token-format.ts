import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import type { ParsedToken } from '../input/parse-token';
import { answeringApi, apiName } from '../text/api-name';
import { tokenRequest } from '../text/token-request';

/** Checks that the token is a signed JWT. */
export const checkTokenFormat: Check = (input) => {
  switch (input.token?.form) {
    case 'missing':
      return missingTokenProblem(input);
    case 'opaque':
      return opaqueTokenProblem(input);
    case 'encrypted':
      return encryptedTokenProblem(input);
    case 'malformed':
      return malformedTokenProblem(input);
    default:
      return undefined;
  }
};

/** No token, or another value in its place. */
export function missingTokenProblem(
  input: DiagnosisInput,
  evidence: readonly string[] = [],
): Explanation {
  const placeholder = input.token?.placeholder ?? '';
  const object = placeholder.startsWith('[');
  return {
    problem: 'missing-token',
    whatHappened:
      placeholder === ''
        ? 'The request had no access token.'
        : object
          ? 'The request had an object in place of the access token.'
          : `The request had the word "${placeholder}" in place of the access token.`,
    evidence: [
      ...evidence,
      ...(input.token?.form === 'missing'
        ? [placeholder === '' ? 'It is empty.' : `The value is "${placeholder}".`]
        : []),
    ],
    remedy: {
      where: 'code',
      place: object || placeholder !== '' ? 'where the token is requested' : 'app.config.ts',
      text: object
        ? 'Await the promise. With detailedResponse: true, send the access_token property, not the whole object.'
        : placeholder !== ''
          ? 'The token was read before it was available. Await getAccessTokenSilently() before the request, or let profileInterceptor attach the token.'
          : 'Let profileInterceptor attach the token. If it is already provided, no rule matches the URL of the request: the URL must be absolute and start with the configured domain or proxy.',
      ...(placeholder === '' && {
        code: 'provideHttpClient(withInterceptors([profileInterceptor]))',
      }),
    },
    learnMore: auth0Pages.accessTokens,
  };
}

/** An access token that was issued without an audience. */
export function opaqueTokenProblem(
  input: DiagnosisInput,
  evidence: readonly string[] = [],
): Explanation {
  return {
    problem: 'opaque-token',
    whatHappened:
      'An opaque access token was sent. Auth0 issues one when the login has no audience; it can only be used to call /userinfo.',
    evidence:
      input.token?.form === 'opaque'
        ? [
            ...evidence,
            `The token has ${input.token.characters} characters and no dot. A token for ${apiName(input)} is a JWT: three parts separated by dots.`,
          ]
        : evidence,
    remedy: {
      where: 'code',
      place: 'authorizationParams of provideAuth0() or of getAccessTokenSilently()',
      text: `Request a token with the audience of ${apiName(input)}, then log in again: an existing token does not change. In auth0-js and Auth0Lock, set audience next to scope.`,
      code: tokenRequest(input),
    },
    learnMore: auth0Pages.getAccessTokens,
  };
}

function encryptedTokenProblem(input: DiagnosisInput): Explanation {
  const management = input.target === 'management';
  return {
    problem: 'encrypted-token',
    whatHappened: `An encrypted access token (JWE) was sent. Only the API with the matching key can decrypt it, and that is not ${apiName(input)}.`,
    evidence: [
      `The token has five parts. A signed token, which ${apiName(input)} requires, has three.`,
    ],
    remedy: management
      ? {
          where: 'code',
          place: 'authorizationParams of provideAuth0() or of getAccessTokenSilently()',
          text: 'This token is for an API of your own whose tokens are encrypted. Request a second token with the audience of the Management API.',
          code: tokenRequest(input),
        }
      : {
          where: 'dashboard',
          place: 'Applications > APIs > your API > Settings > Token Settings',
          text: 'Turn off JSON Web Encryption for this API, then log in again. Use encryption only if the API has the private key.',
        },
    learnMore: auth0Pages.encryption,
  };
}

/** A value that is not a token. */
export function malformedTokenProblem(
  input: DiagnosisInput,
  evidence: readonly string[] = [],
): Explanation {
  return {
    problem: 'malformed-token',
    whatHappened:
      'The value sent as a token is not a valid token: it was truncated, joined to other text or changed.',
    evidence: input.token === undefined ? evidence : [...evidence, malformation(input.token)],
    remedy: {
      where: 'code',
      place: 'where the token is stored or put into the header',
      text: 'Send exactly what getAccessTokenSilently() returned, without quotes, JSON.stringify or line breaks, after "Bearer" and one space. Do not store a copy of the token.',
    },
    learnMore: auth0Pages.tokenValidation,
  };
}

function malformation(token: ParsedToken): string {
  if (!token.printable) {
    return 'It contains characters that are not allowed in a token, such as spaces or quotes.';
  }
  if (token.parts === 1) {
    return 'It starts like a JWT and has no dot; a JWT has three parts separated by dots.';
  }
  return token.parts === 3
    ? 'It has the three parts of a JWT, but they do not decode to JSON.'
    : `It has ${token.parts} parts separated by dots; a JWT has three.`;
}

/** A response that the token is malformed, with what the token, if given, shows. */
export function rejectedAsMalformedProblem(input: DiagnosisInput): Explanation {
  const answered = `${answeringApi(input)} answered that the token is malformed.`;
  const found = checkTokenFormat(input) ?? malformedTokenProblem(input);
  return { ...found, evidence: [answered, ...found.evidence] };
}

/** A response about the format of the token, with what the token, if given, shows. */
export function rejectedFormatProblem(input: DiagnosisInput): Explanation {
  const { code, fromProxy } = input.subject.body;
  const answered = fromProxy
    ? `The profile proxy answered "${code}".`
    : `${answeringApi(input)} answered "Bad HTTP authentication header format", its answer to a token that does not have three parts.`;
  const assumed =
    code === 'encrypted-token' ? encryptedTokenProblem(input) : opaqueTokenProblem(input);
  const found = checkTokenFormat(input) ?? assumed;
  return { ...found, evidence: [answered, ...found.evidence] };
}
