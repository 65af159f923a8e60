import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { apiName, capitalize } from '../text/api-name';

/** An HTML page instead of a JSON response: of the wrong server, or of a system in between. */
export function htmlPageProblem(input: DiagnosisInput): Explanation {
  const { status } = input.subject;
  return status !== undefined && status >= 200 && status < 300
    ? htmlAnswerProblem(input)
    : gatewayErrorProblem(input);
}

/** An HTML page of the server of the web application. */
export function htmlAnswerProblem({ subject }: DiagnosisInput): Explanation {
  return {
    problem: 'html-answer',
    whatHappened:
      'The response is an HTML page instead of JSON: the request reached the server of the web application, not the API.',
    evidence: [
      subject.status === undefined
        ? 'JSON.parse failed at the first character, which is "<".'
        : `The status is ${subject.status} and the body is HTML.`,
    ],
    remedy: {
      where: 'code',
      place: 'url in withProxy(), or the URL of the request',
      text: 'Use the absolute URL of the API. A relative URL goes to the server of the page, which returns index.html for unknown paths; with ng serve, forward it in proxy.conf.json.',
    },
    learnMore: auth0Pages.checkApiCalls,
  };
}

/** An HTML page of a gateway or a firewall. */
export function gatewayErrorProblem(input: DiagnosisInput): Explanation {
  const { status } = input.subject;
  return {
    problem: 'gateway-error',
    whatHappened: `A gateway, a firewall or a company proxy between the page and ${apiName(input)} responded with an HTML page.`,
    evidence: [
      `${status === undefined ? 'There is no status' : `The status is ${status}`} and the body is HTML, which ${apiName(input)} never sends.`,
    ],
    remedy: {
      where: 'environment',
      place: 'status.auth0.com, then the gateway in between',
      text: 'Try again in a minute: 502, 503 and 504 are usually temporary. If the problem persists, open the URL directly in the browser; the page usually names the system that sent it.',
    },
    learnMore: auth0Pages.checkApiCalls,
  };
}

/** A successful response whose body cannot be parsed. */
export function unreadableAnswerProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'unreadable-answer',
    whatHappened: `${capitalize(apiName(input))} reported success, but the body of the response is not valid JSON.`,
    evidence: [
      `The status is ${input.subject.status ?? 'not known'}, and the body could not be parsed.`,
    ],
    remedy: {
      where: 'environment',
      place: 'the Network panel of the developer tools',
      text: 'Look at the response body there. If it is incomplete, the connection was interrupted: load again. If it is something else, the URL is not that of the API, or responseType is wrong.',
    },
    learnMore: auth0Pages.checkApiCalls,
  };
}
