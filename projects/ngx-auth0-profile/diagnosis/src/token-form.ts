import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import type { TokenReading } from './read-token';
import { answerer, apiName, tokenRequest } from './wording';

/** Names what is wrong when the token is no signed JWT at all. */
export const checkTokenForm: Check = (file) => {
  switch (file.token?.form) {
    case 'missing':
      return missingToken(file);
    case 'opaque':
      return opaqueToken(file);
    case 'encrypted':
      return encryptedToken(file);
    case 'malformed':
      return malformedToken(file);
    default:
      return undefined;
  }
};

/** No token, or a word in its place. */
export function missingToken(file: CaseFile, evidence: readonly string[] = []): Finding {
  const placeholder = file.token?.placeholder ?? '';
  const object = placeholder.startsWith('[');
  return {
    problem: 'missing-token',
    whatHappened:
      placeholder === ''
        ? 'The request carried no access token.'
        : object
          ? 'The request carried an object where the access token belongs.'
          : `The request carried the word "${placeholder}" where the access token belongs.`,
    evidence: [
      ...evidence,
      ...(file.token?.form === 'missing'
        ? [placeholder === '' ? 'It is empty.' : `It reads "${placeholder}".`]
        : []),
    ],
    remedy: {
      where: 'code',
      place: object || placeholder !== '' ? 'where the token is fetched' : 'app.config.ts',
      text: object
        ? 'Wait for the promise, and with detailedResponse: true send the access_token inside the answer, not the answer itself.'
        : placeholder !== ''
          ? 'The token was read before it was there. Wait for getAccessTokenSilently() before the request, or let profileInterceptor do it.'
          : 'Let profileInterceptor attach the token. If it is there already, the URL of the request is not one it knows: it must be absolute and below the domain or the proxy you configured.',
      ...(placeholder === '' && {
        code: 'provideHttpClient(withInterceptors([profileInterceptor]))',
      }),
    },
    learnMore: auth0Pages.accessTokens,
  };
}

/** An access token that was issued without an audience. */
export function opaqueToken(file: CaseFile, evidence: readonly string[] = []): Finding {
  return {
    problem: 'opaque-token',
    whatHappened:
      'An opaque access token was sent. Auth0 issues one when the login names no audience, and it opens nothing but /userinfo.',
    evidence:
      file.token?.form === 'opaque'
        ? [
            ...evidence,
            `The token is one run of ${file.token.characters} characters without a dot. A token for ${apiName(file)} is a JWT: three parts with dots between them.`,
          ]
        : evidence,
    remedy: {
      where: 'code',
      place: 'authorizationParams of provideAuth0() or of getAccessTokenSilently()',
      text: `Name ${apiName(file)} as the audience, then log in again: the token you have will not change. In auth0-js and Auth0Lock the audience goes beside the scope.`,
      code: tokenRequest(file),
    },
    learnMore: auth0Pages.getAccessTokens,
  };
}

function encryptedToken(file: CaseFile): Finding {
  const management = file.target === 'management';
  return {
    problem: 'encrypted-token',
    whatHappened: `An encrypted access token (JWE) was sent. Nobody can read it but the API whose key it was encrypted with, and ${apiName(file)} is not that one.`,
    evidence: [
      `The token has five parts. A signed token, which ${apiName(file)} reads, has three.`,
    ],
    remedy: management
      ? {
          where: 'code',
          place: 'authorizationParams of provideAuth0() or of getAccessTokenSilently()',
          text: 'This token belongs to an API of your own whose tokens are encrypted. Ask for a second one, with the audience of the Management API.',
          code: tokenRequest(file),
        }
      : {
          where: 'dashboard',
          place: 'Applications > APIs > your API > Settings > Token Settings',
          text: 'Switch JSON Web Encryption off for this API, then log in again. Encryption only makes sense where the API holds the private key.',
        },
    learnMore: auth0Pages.encryption,
  };
}

function malformedToken(file: CaseFile): Finding {
  return {
    problem: 'malformed-token',
    whatHappened:
      'What was sent as a token is none: it was cut, joined to something else or changed on its way.',
    evidence: [malformation(file.token)],
    remedy: {
      where: 'code',
      place: 'where the token is stored or put into the header',
      text: 'Send exactly what getAccessTokenSilently() returned, without quotes, JSON.stringify or line breaks, after "Bearer" and one space. Best keep no copy of the token at all.',
    },
    learnMore: auth0Pages.tokenValidation,
  };
}

function malformation(token: TokenReading | undefined): string {
  if (token?.printable === false) {
    return 'It holds characters that no token has, such as spaces or quotes inside.';
  }
  return token?.parts === 3
    ? 'It has the three parts of a JWT, but they do not decode to JSON.'
    : `It has ${token?.parts ?? 0} parts with dots between them; a JWT has three.`;
}

/** A refusal of the form of the token, with what the token itself adds where it is at hand. */
export function refusedTokenForm(file: CaseFile): Finding {
  const { code, fromProxy } = file.clues.body;
  const heard = fromProxy
    ? `The profile proxy answered "${code}".`
    : `${answerer(file)} answered "Bad HTTP authentication header format": what it says to a token that does not have three parts.`;
  const assumed = code === 'encrypted-token' ? encryptedToken(file) : opaqueToken(file);
  const found = checkTokenForm(file) ?? assumed;
  return { ...found, evidence: [heard, ...found.evidence] };
}
