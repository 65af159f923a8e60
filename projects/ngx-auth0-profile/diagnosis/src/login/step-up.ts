import { parseChallenges } from '../input/parse-challenges';
import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { answeringApi, apiName } from '../text/api-name';
import { formatDuration } from '../text/format-duration';
import { quote, quoteList } from '../text/quote';

/** An API that requires a stronger or a more recent login (RFC 9470). */
export function stepUpRequiredProblem(
  input: DiagnosisInput,
  challenge: ReadonlyMap<string, string> = new Map(),
): Explanation {
  const classes = (challenge.get('acr_values') ?? '').split(' ').filter(Boolean);
  const maxAge = Number(challenge.get('max_age') ?? NaN);
  const recent = Number.isSafeInteger(maxAge) && maxAge >= 0;
  const parameters = [
    ...(classes.length > 0 ? [`acr_values: '${classes.map(quote).join(' ')}'`] : []),
    ...(recent ? [`max_age: ${maxAge}`] : []),
  ];
  return {
    problem: 'step-up-required',
    whatHappened: `The access token is valid, but ${apiName(input)} requires a stronger or more recent login of the user.`,
    evidence: [
      `${answeringApi(input)} answered "insufficient_user_authentication".`,
      ...(classes.length > 0
        ? [`It accepts the authentication context ${quoteList(classes, 'or')} (acr_values).`]
        : []),
      ...(recent
        ? [`It accepts a login within the last ${formatDuration(maxAge)} (max_age).`]
        : []),
    ],
    remedy: {
      where: 'code',
      place: 'where the token is requested',
      text: 'Log the user in again with the parameters of the challenge, then repeat the request with the new token. withStepUp() does that for the APIs it knows.',
      code: `auth.loginWithRedirect({ authorizationParams: { ${parameters.length > 0 ? parameters.join(', ') : 'max_age: 0'} } })`,
    },
    learnMore: auth0Pages.mfa,
  };
}

/** An API that requires another login once more, right after that login. */
export function stepUpInsufficientProblem(input: DiagnosisInput): Explanation {
  const challenge = parseChallenges(input.subject.header('www-authenticate') ?? '').find(
    ({ params }) => params.get('error') === 'insufficient_user_authentication',
  );
  return {
    ...stepUpRequiredProblem(input, challenge?.params),
    problem: 'step-up-insufficient',
    whatHappened: `The user has logged in as ${apiName(input)} requires, and it requires the same login again.`,
    remedy: {
      where: 'dashboard',
      place: 'Actions › Triggers › post-login',
      text: 'Add an Action that requires the login named by acr_values, for example a second factor, and writes the claims that the API checks into the access token. Check with diagnose(token) what the new token has.',
      code: 'api.accessToken.setCustomClaim(`${namespace}/acr`, acr)',
    },
  };
}
