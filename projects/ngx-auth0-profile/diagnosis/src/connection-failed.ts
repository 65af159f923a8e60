import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { quote } from './quote';
import { parsed } from './tenant';
import { apiName, sentence } from './wording';

/** No answer that the page may see. */
export function networkFailed(file: CaseFile): Finding {
  const host = parsed(file.context.url ?? file.clues.url)?.host;
  return {
    problem: 'network',
    whatHappened: `No answer arrived${host === undefined ? '' : ` from ${quote(host)}`}: there is no connection, or the browser keeps the answer from the page (CORS).`,
    evidence: [
      'The request ended without a status.',
      ...(file.clues.status === 0 ? ['HttpClient reports status 0.'] : []),
    ],
    remedy: {
      where: 'environment',
      place: 'the Network and Console panels of the developer tools',
      text: 'If the console speaks of CORS, add the origin of the page to Allowed Web Origins and Allowed Origins (CORS) of the application, or to the allowed origins of the proxy. If not: is the device online, the host name right, an ad blocker in the way?',
    },
    learnMore: auth0Pages.cors,
  };
}

/** An answer that took too long. */
export function timedOut(file: CaseFile): Finding {
  return {
    problem: 'timeout',
    whatHappened: `No answer came in time from ${file.clues.kind === 'error' ? 'Auth0' : apiName(file)}.`,
    evidence: ['The request was given up after its time limit.'],
    remedy: {
      where: 'dashboard',
      place: 'Applications > your application > Settings > Application URIs',
      text: 'If silent login times out every time, the origin of the page is missing in Allowed Web Origins: the hidden frame then shows an error page and never answers. If it happens now and then, the connection is slow; try again.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** A page in the place of an answer. */
export function gatewayError(file: CaseFile): Finding {
  const status = file.clues.status;
  return status !== undefined && status >= 200 && status < 300
    ? {
        problem: 'html-answer',
        whatHappened:
          'A web page came back instead of JSON: the request reached a server that serves the application, not the API.',
        evidence: [`The status is ${status} and the body is HTML.`],
        remedy: {
          where: 'code',
          place: 'url in withProxy(), or the URL of the request',
          text: 'Use the absolute URL of the API. A relative one goes to the server of the page, which answers unknown paths with index.html; with ng serve, route it in proxy.conf.json.',
        },
        learnMore: auth0Pages.checkApiCalls,
      }
    : {
        problem: 'gateway-error',
        whatHappened: `Something between the page and ${apiName(file)} answered with a web page: a gateway, a firewall or a company proxy.`,
        evidence: [
          `${status === undefined ? 'There is no status' : `The status is ${status}`} and the body is HTML, which ${apiName(file)} never sends.`,
        ],
        remedy: {
          where: 'environment',
          place: 'status.auth0.com, then the gateway in between',
          text: 'Try again in a minute: a 502, 503 or 504 page is mostly short. If it stays, open the URL without the application; the page that appears names the one who sent it.',
        },
        learnMore: auth0Pages.checkApiCalls,
      };
}

/** An answer that says it is one, and cannot be read. */
export function unreadableAnswer(file: CaseFile): Finding {
  return {
    problem: 'unreadable-answer',
    whatHappened: `The answer of ${apiName(file)} says that all went well, but its body is no JSON.`,
    evidence: [
      `The status is ${file.clues.status ?? 'not known'}, and the body could not be parsed.`,
    ],
    remedy: {
      where: 'environment',
      place: 'the Network panel of the developer tools',
      text: 'Look at the body there. If it is cut, the connection or a gateway broke off: load again. If it is something else, the URL is not that of the API, or responseType does not fit.',
    },
    learnMore: auth0Pages.checkApiCalls,
  };
}

/** A failure on the other side. */
export function serverError(file: CaseFile): Finding {
  return {
    problem: 'server-error',
    whatHappened: `${sentence(apiName(file))} failed while it handled the request. Whether a change was made is not known.`,
    evidence: [`The status is ${file.clues.status ?? 'not known'}.`],
    remedy: {
      where: 'environment',
      place: file.target === 'management' ? 'status.auth0.com' : 'the log of the server',
      text: 'Reads may be tried again, with a growing pause. Before a change is sent again, load the profile and look whether it is there.',
    },
    learnMore: auth0Pages.errorHandling,
  };
}
