import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quote } from '../text/quote';
import { parseUrl } from '../input/auth0-domain';
import { apiName, capitalize } from '../text/api-name';

/** A request without a response. */
export function networkProblem(input: DiagnosisInput): Explanation {
  const host = parseUrl(input.context.url ?? input.subject.url)?.host;
  return {
    problem: 'network',
    whatHappened: `No response arrived${host === undefined ? '' : ` from ${quote(host)}`}: there is no connection, or the browser blocked the response (CORS).`,
    evidence: [
      'The request ended without a status.',
      ...(input.subject.status === 0 ? ['HttpClient reports status 0.'] : []),
    ],
    remedy: {
      where: 'environment',
      place: 'the Network and Console panels of the developer tools',
      text: 'If the console reports a CORS error, add the origin of the page to Allowed Web Origins and Allowed Origins (CORS) of the application, or to the allowed origins of the proxy. Otherwise check that the device is online, that the host name is right and that no ad blocker stops the request.',
    },
    learnMore: auth0Pages.cors,
  };
}

/** A request that reached its time limit, or was aborted. */
export function timeoutProblem(input: DiagnosisInput): Explanation {
  const { kind, name, body } = input.subject;
  const api = kind === 'error' ? 'Auth0' : capitalize(apiName(input));
  // WebKit rejects with an AbortError when the time limit of an AbortSignal is reached.
  const aborted = /abort/i.test(name) || /abort/i.test(body.message);
  return {
    problem: 'timeout',
    whatHappened: aborted
      ? `The request was cancelled, or ${api === 'Auth0' ? api : apiName(input)} did not respond in time.`
      : `${api} did not respond in time.`,
    evidence: aborted
      ? ['The browser reports that the request was aborted.']
      : ['The request was cancelled when its time limit was reached.'],
    remedy: {
      where: 'dashboard',
      place: 'Applications > your application > Settings > Application URIs',
      text: 'If silent login times out every time, add the origin of the page to Allowed Web Origins: without it the hidden iframe shows an error page and sends no response. If it happens only sometimes, the connection is slow; try again.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}
