import type { DiagnosisInput } from '../input/diagnosis-input';
import { parseBody } from '../input/parse-body';
import { parseChallenges, type Challenge } from '../input/parse-challenges';
import { stepUpRequiredProblem } from '../login/step-up';
import type { Explanation } from '../model/diagnosis';
import { answeringApi } from '../text/api-name';
import { dpopTokenProblem } from '../token/rejected-token';
import { missingTokenProblem } from '../token/token-format';
import { explainMessage } from './explain-message';
import { explainProblem } from './explain-problem';

/** Explains a response by the challenge for bearer or DPoP tokens in its `WWW-Authenticate`. */
export function explainChallenge(input: DiagnosisInput): Explanation | undefined {
  const challenges = parseChallenges(input.subject.header('www-authenticate') ?? '').filter(
    ({ scheme }) => scheme === 'bearer' || scheme === 'dpop',
  );
  const withError = challenges.find(({ params }) => params.has('error'));
  if (withError) {
    return explainError(input, withError);
  }
  // "If the request lacks any authentication information […], the resource server SHOULD NOT
  // include an error code" (RFC 6750 §3.1). A body with an error says more.
  const { code, message } = input.subject.body;
  const [first] = challenges;
  return first === undefined || isReason(code) || isReason(message)
    ? undefined
    : missingTokenProblem(input, [
        `${answeringApi(input)} answered with the challenge "${first.scheme === 'dpop' ? 'DPoP' : 'Bearer'}" and no error code, which means that the request had no access token.`,
      ]);
}

function isReason(text: string): boolean {
  return text !== '' && !/^(?:unauthorized|forbidden)\.?$/i.test(text);
}

/** The `error` of RFC 6750 §3.1, RFC 9449 §7.1 or RFC 9470 §3; its description says more. */
function explainError(input: DiagnosisInput, { params }: Challenge): Explanation | undefined {
  const error = params.get('error') ?? '';
  const described = withBody(input, params.get('error_description') ?? error, error);
  switch (error) {
    case 'insufficient_user_authentication':
      return stepUpRequiredProblem(input, params);
    case 'insufficient_scope':
      return explainProblem('missing-scope', withScopes(described, params.get('scope') ?? ''));
    case 'use_dpop_nonce':
      return dpopTokenProblem(['The server requires a DPoP proof with the nonce it sent.']);
    case 'invalid_dpop_proof':
      return dpopTokenProblem(['The server rejected the DPoP proof.']);
    case 'invalid_token':
      return explainMessage(described) ?? explainProblem('invalid-token', described);
    default:
      return explainMessage(described);
  }
}

function withBody(input: DiagnosisInput, message: string, code: string): DiagnosisInput {
  const body = { ...parseBody({ message }), code };
  return { ...input, subject: { ...input.subject, body } };
}

function withScopes(input: DiagnosisInput, scope: string): DiagnosisInput {
  const scopes = scope.split(' ').filter(Boolean);
  const body = {
    ...input.subject.body,
    scopes: scopes.length > 0 ? scopes : input.subject.body.scopes,
  };
  return { ...input, subject: { ...input.subject, body } };
}
