import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { timeClaim } from './read-token';
import { answerer, apiName, duration } from './wording';

/** What a token may be ahead of this clock without meaning anything. */
const TOLERATED_SECONDS = 60;

/** Compares the token's times with the clock of this computer. */
export const checkTokenTime: Check = (file) => {
  const { exp, nbf, iat } = times(file);
  if (exp !== undefined && file.now >= exp) {
    return expired(file, [`Its expiry (exp) passed ${duration(file.now - exp)} ago.`]);
  }
  if (nbf !== undefined && nbf > file.now + TOLERATED_SECONDS) {
    return notYetValid(file, nbf - file.now);
  }
  if (iat !== undefined && iat > file.now + TOLERATED_SECONDS) {
    return clockOff(
      `The token says it was issued ${duration(iat - file.now)} from now. This computer's clock is behind by about that much.`,
      [`Its time of issue (iat) lies in the future of this computer's clock.`],
    );
  }
  return undefined;
};

/** The token's expiry as the API told it; a clock that disagrees is the real finding. */
export function refusedAsExpired(file: CaseFile): Finding {
  const heard = `${answerer(file)} answered that the token has expired.`;
  const { exp, iat } = times(file);
  if (exp !== undefined && exp > file.now) {
    return clockOff(
      `${answerer(file)} says the token has expired, but by this computer's clock it is good for another ${duration(exp - file.now)}. The clock is behind.`,
      [heard, ...dateEvidence(file)],
    );
  }
  const lifetime = exp !== undefined && iat !== undefined ? exp - iat : undefined;
  return expired(file, [
    heard,
    ...(exp === undefined ? [] : [`Its expiry (exp) passed ${duration(file.now - exp)} ago.`]),
    ...(lifetime === undefined ? [] : [`It was issued for ${duration(lifetime)}.`]),
  ]);
}

/** A token whose time is over. */
export function expired(file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'expired',
    whatHappened: `The access token has expired, and ${apiName(file)} refuses it.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'where the token is kept',
      text: 'Keep no copy of the token, in localStorage or a variable: call getAccessTokenSilently() before each request, it renews the token a minute before its end. profileInterceptor does that for you.',
      code: 'auth.getAccessTokenSilently()',
    },
    learnMore: auth0Pages.accessTokenLifetime,
  };
}

/** A clock that is minutes away from everybody else's. */
export function clockOff(whatHappened: string, evidence: readonly string[]): Finding {
  return {
    problem: 'clock-off',
    whatHappened,
    evidence,
    remedy: {
      where: 'environment',
      place: 'date and time settings of this computer',
      text: 'Switch on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
    },
    learnMore: auth0Pages.invalidTokens,
  };
}

function notYetValid(file: CaseFile, seconds: number): Finding {
  return {
    problem: 'not-yet-valid',
    whatHappened: `The access token is not valid yet: ${apiName(file)} will accept it in ${duration(seconds)}.`,
    evidence: [`Its start (nbf) lies ${duration(seconds)} in the future of this computer's clock.`],
    remedy: {
      where: 'environment',
      place: 'date and time settings of this computer, and of the server that issued the token',
      text: 'Auth0 itself writes no nbf claim, so look first at who made this token. If the times are right, the clock of one of the two computers is not.',
    },
    learnMore: auth0Pages.invalidTokens,
  };
}

function times({ token }: CaseFile) {
  const claims = token?.claims ?? {};
  return {
    exp: timeClaim(claims, 'exp'),
    nbf: timeClaim(claims, 'nbf'),
    iat: timeClaim(claims, 'iat'),
  };
}

/** What the `Date` header of the answer says about this clock. */
function dateEvidence({ clues, now }: CaseFile): string[] {
  const served = Date.parse(clues.header('date') ?? '') / 1000;
  const ahead = served - now;
  return ahead > TOLERATED_SECONDS
    ? [`The answer was dated ${duration(ahead)} ahead of this computer's clock.`]
    : [];
}
