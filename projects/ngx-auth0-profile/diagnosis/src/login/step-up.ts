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
