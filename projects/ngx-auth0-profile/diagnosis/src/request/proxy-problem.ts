import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { RemedyWhere, Explanation } from '../model/diagnosis';
import type { DiagnosisProblem } from '../model/diagnosis-problem';
import { proxyDetail } from '../text/proxy-detail';
import { quote, quoteList } from '../text/quote';

/** A problem that only the proxy reports. */
type ProxyProblem = readonly [
  problem: DiagnosisProblem,
  whatHappened: string,
  where: RemedyWhere,
  place: string,
  text: string,
];

const proxyProblems: Readonly<Record<string, ProxyProblem>> = {
  'field-not-allowed': [
    'field-not-allowed',
    'The proxy does not accept one of the fields. Nothing was changed.',
    'back-end',
    'the fields that createProfileProxy() allows',
    'Send only fields that users may edit, or allow the field there. Never allow roles, verification flags or other fields that control access.',
  ],
  'invalid-change': [
    'invalid-change',
    'A value does not have the format that Auth0 accepts for this attribute. Nothing was changed.',
    'code',
    'the form the value comes from',
    'Check it before saving: a name has 1 to 300 characters, given and family name up to 150, a picture is an https URL, an e-mail address has at most 254 characters.',
  ],
  'body-too-large': [
    'body-too-large',
    'The body of the request is larger than the API accepts.',
    'code',
    'where the body of the request is built',
    'Send only what changed. A picture goes to a file store, and its URL into the profile.',
  ],
  'unsupported-media-type': [
    'unsupported-media-type',
    'The Content-Type of the request is not JSON.',
    'code',
    'where the body of the request is built',
    'Pass an object as body, and HttpClient sets Content-Type: application/json by itself. With fetch, set that header and use JSON.stringify.',
  ],
  'method-not-allowed': [
    'method-not-allowed',
    'The URL exists, but it does not support this method.',
    'code',
    'where the request is made',
    'At the proxy read with GET /me, change with PATCH /me, change the e-mail address with POST /me/email. ProfileService uses the right ones.',
  ],
  'upstream-refused': [
    'upstream-refused',
    'Auth0 refused the change that the proxy sent. Nothing was changed.',
    'dashboard',
    'the connection the account comes from',
    'Show the user the detail of the response. Attributes that a provider sets at each login can only be changed at that provider.',
  ],
  'upstream-unavailable': [
    'upstream-unavailable',
    'The proxy is running, but its request to Auth0 failed.',
    'back-end',
    'the environment of the proxy',
    'Run "npx auth0-profile-proxy check" there: it checks that Auth0 is reachable and grants the required scopes.',
  ],
  'origin-not-allowed': [
    'network',
    'The proxy does not accept requests from this web origin.',
    'back-end',
    'PROXY_ALLOWED_ORIGINS in the environment of the proxy',
    'Add the origin of the page, as location.origin shows it.',
  ],
  'no-session': [
    'login-required',
    'The back end for the front end (BFF) has no session for this browser: nobody is logged in, or the session has ended.',
    'code',
    'scopeGuard() or a login button',
    "Let the user log in with login() of injectSession(), or set withStepUp('redirect'). How long a session lasts is set by session.idleSeconds and session.absoluteSeconds of createProfileBff().",
  ],
  'login-required': [
    'login-required',
    'The back end for the front end (BFF) has a session, but this request needs another login: its API demands one, or the tenant gives no token for it without one.',
    'code',
    'provideAuth0Profile() in app.config.ts',
    "Set withStepUp('redirect'): it opens the login that login_url of the response names.",
  ],
  'cross-site-request': [
    'invalid-configuration',
    'The back end for the front end (BFF) takes the request for one of another origin. Nothing was sent on.',
    'code',
    'where the request is made, and the server of the page',
    'Send it with HttpClient and profileInterceptor, which adds the header X-CSRF, from a page on the origin that createProfileBff({ url }) names.',
  ],
  'bff-unreachable': [
    'network',
    'No response of the back end for the front end (BFF) arrived: there is no connection, it took too long, or the browser blocked the response (CORS).',
    'environment',
    'the server of the page, and the Network panel of the developer tools',
    'Check that the device is online and that the BFF runs. Page and BFF share one origin: nothing may redirect the path of withBff({ url }) to another one.',
  ],
  'bff-not-running': [
    'server-error',
    'The server of the page passes the path on, but no back end for the front end (BFF) answers there.',
    'environment',
    'the server of the page',
    'Start the BFF, and check that the server of the page has its address: proxy_pass of nginx, or target in the proxy file of ng serve.',
  ],
  'bff-not-passed-on': [
    'invalid-configuration',
    'The server of the page answered itself, in place of the back end for the front end (BFF).',
    'environment',
    'the server of the page',
    'Pass the path of withBff({ url }) on to the BFF: ng serve --proxy-config proxy.conf.json, or a location with proxy_pass in nginx.',
  ],
  'store-unavailable': [
    'store-unavailable',
    'The proxy is running, but cannot reach the store of its rate limits, and rejects changes until it can.',
    'back-end',
    'REDIS_URL in the environment of the proxy',
    'Start Redis, or correct the address. Without REDIS_URL the proxy counts in memory, which is enough for one machine.',
  ],
};

const BFF_PROBLEMS = [
  ...['no-session', 'login-required', 'cross-site-request'],
  ...['bff-unreachable', 'bff-not-running', 'bff-not-passed-on'],
];

/** Explains a problem type that only the proxy has. */
export function proxyProblem(input: DiagnosisInput): Explanation | undefined {
  const { code, fields, fieldErrors, fromProxy } = input.subject.body;
  const detail = proxyDetail(input);
  const status = input.subject.status;
  const known = Object.hasOwn(proxyProblems, code) ? proxyProblems[code] : undefined;
  if (known === undefined) {
    return undefined;
  }
  const [problem, whatHappened, where, place, text] = known;
  return {
    problem,
    whatHappened,
    evidence: [
      fromProxy || status === undefined
        ? `The profile proxy answered "${code}".`
        : status === 0
          ? 'The request ended without a status.'
          : `The answer has the status ${status}.`,
      ...(fields.length > 0 ? [`The response names ${quoteList(fields)}.`] : []),
      ...fieldErrors.map(({ field, message }) => `The field ${quote(field)}: "${quote(message)}".`),
      ...(detail === undefined ? [] : [detail]),
    ],
    remedy: { where, place, text },
    learnMore: BFF_PROBLEMS.includes(code)
      ? auth0Pages.authenticationIssues
      : where === 'back-end' && problem !== 'field-not-allowed'
        ? auth0Pages.managementTokensOnServer
        : auth0Pages.rootAttributes,
  };
}
