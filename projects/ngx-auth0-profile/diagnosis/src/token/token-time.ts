import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { timeClaim } from '../input/parse-token';
import { answeringApi, apiName } from '../text/api-name';
import { formatDuration } from '../text/format-duration';

/** Tolerated difference between clocks. */
const TOLERATED_SECONDS = 60;

/** Compares the token's times with the clock of this computer. */
export const checkTokenTime: Check = (input) => {
  const { exp, nbf, iat } = times(input);
  if (exp !== undefined && input.now >= exp) {
    return expiredProblem(input, [`It expired ${formatDuration(input.now - exp)} ago (exp).`]);
  }
  if (nbf !== undefined && nbf > input.now + TOLERATED_SECONDS) {
    return notYetValidProblem(input, nbf - input.now);
  }
  if (iat !== undefined && iat > input.now + TOLERATED_SECONDS) {
    return clockOffProblem(
      `The token was issued ${formatDuration(iat - input.now)} in the future. This computer's clock is slow by about that much.`,
      [`Its time of issue (iat) is later than this computer's clock.`],
    );
  }
  return undefined;
};

/** A response that the token has expired; if it has not by this clock, the clock is the problem. */
export function rejectedAsExpiredProblem(input: DiagnosisInput): Explanation {
  const answered = `${answeringApi(input)} answered that the token has expired.`;
  const { exp, iat } = times(input);
  if (exp !== undefined && exp > input.now) {
    return clockOffProblem(
      `${answeringApi(input)} answered that the token has expired, but by this computer's clock it is valid for another ${formatDuration(exp - input.now)}. The clock is slow.`,
      [answered, ...dateEvidence(input)],
    );
  }
  const lifetime = exp !== undefined && iat !== undefined ? exp - iat : undefined;
  return expiredProblem(input, [
    answered,
    ...(exp === undefined ? [] : [`It expired ${formatDuration(input.now - exp)} ago (exp).`]),
    ...(lifetime === undefined ? [] : [`Its lifetime is ${formatDuration(lifetime)}.`]),
  ]);
}

/** An expired token. */
export function expiredProblem(input: DiagnosisInput, evidence: readonly string[]): Explanation {
  return {
    problem: 'expired',
    whatHappened: `The access token has expired, and ${apiName(input)} rejects it.`,
    evidence,
    remedy: {
      where: 'code',
      place: 'where the token is stored',
      text: 'Do not store a copy of the token in localStorage or a variable. Call getAccessTokenSilently() before each request; it renews the token before it expires. profileInterceptor does that for you.',
      code: 'auth.getAccessTokenSilently()',
    },
    learnMore: auth0Pages.accessTokenLifetime,
  };
}

/** A wrong clock. */
export function clockOffProblem(whatHappened: string, evidence: readonly string[]): Explanation {
  return {
    problem: 'clock-off',
    whatHappened,
    evidence,
    remedy: {
      where: 'environment',
      place: 'date and time settings of this computer',
      text: 'Turn on automatic date and time. In a container or a virtual machine set the clock of the host, which drifts while the machine sleeps.',
    },
    learnMore: auth0Pages.invalidTokens,
  };
}

/** A response that the token is not valid yet. */
export function rejectedAsNotYetValidProblem(input: DiagnosisInput): Explanation {
  const { nbf } = times(input);
  const found = notYetValidProblem(input, nbf === undefined ? undefined : nbf - input.now);
  const answered = `${answeringApi(input)} answered that the token is not valid yet.`;
  return { ...found, evidence: [answered, ...found.evidence] };
}

/** An ID token whose times the SDK rejected. */
export function idTokenTimeProblem(): Explanation {
  return clockOffProblem(
    "The login succeeded, but by this computer's clock its ID token has expired or is not valid yet. The clock is wrong.",
    ['The SDK compared the times of the ID token with this clock and rejected the token.'],
  );
}

function notYetValidProblem(input: DiagnosisInput, seconds: number | undefined): Explanation {
  return {
    problem: 'not-yet-valid',
    whatHappened:
      seconds === undefined || seconds < 0
        ? 'The access token is not valid yet.'
        : `The access token is not valid yet: ${apiName(input)} will accept it in ${formatDuration(seconds)}.`,
    evidence:
      seconds === undefined || seconds < 0
        ? []
        : [`Its nbf claim is ${formatDuration(seconds)} later than this computer's clock.`],
    remedy: {
      where: 'environment',
      place: 'date and time settings of this computer, and of the server that issued the token',
      text: 'Auth0 does not add an nbf claim, so first check who issued this token. If that is right, correct the clock of the wrong computer.',
    },
    learnMore: auth0Pages.invalidTokens,
  };
}

function times({ token }: DiagnosisInput) {
  const claims = token?.claims ?? {};
  return {
    exp: timeClaim(claims, 'exp'),
    nbf: timeClaim(claims, 'nbf'),
    iat: timeClaim(claims, 'iat'),
  };
}

/** Compares the `Date` header of the response with this clock. */
function dateEvidence({ subject, now }: DiagnosisInput): string[] {
  const served = Date.parse(subject.header('date') ?? '') / 1000;
  const ahead = served - now;
  return ahead > TOLERATED_SECONDS
    ? [
        `The Date header of the response is ${formatDuration(ahead)} ahead of this computer's clock.`,
      ]
    : [];
}
