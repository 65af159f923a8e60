import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { RemedyWhere, Finding } from './diagnosis';
import type { DiagnosisProblem } from './diagnosis-problem';
import { quoteList } from './quote';

/** What only the proxy says: problem, what happened, where to look, what to do. */
type Row = readonly [
  problem: DiagnosisProblem,
  what: string,
  where: RemedyWhere,
  place: string,
  text: string,
];

const ROWS: Readonly<Record<string, Row>> = {
  'field-not-allowed': [
    'field-not-allowed',
    'The proxy does not accept one of the fields. Nothing was changed.',
    'back-end',
    'the fields that createProfileProxy() allows',
    'Send only what users may edit, or allow the field there if users may. Roles, verification and everything else that decides about access stay out of it.',
  ],
  'invalid-change': [
    'invalid-change',
    'A value does not have the form Auth0 accepts for this attribute. Nothing was changed.',
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
    'The body of the request is not marked as JSON.',
    'code',
    'where the body of the request is built',
    'Pass an object as body, and HttpClient sets Content-Type: application/json by itself. With fetch, set that header and use JSON.stringify.',
  ],
  'method-not-allowed': [
    'method-not-allowed',
    'There is something at this URL, but not for this method.',
    'code',
    'where the request is made',
    'At the proxy read with GET /me, change with PATCH /me, change the e-mail address with POST /me/email. ProfileService uses the right ones.',
  ],
  'upstream-refused': [
    'upstream-refused',
    'Auth0 refused the change that the proxy sent. Nothing was changed.',
    'dashboard',
    'the connection the account comes from',
    'The detail of the answer says why. What a provider sets at each login has to be changed there.',
  ],
  'upstream-unavailable': [
    'upstream-unavailable',
    'The proxy is running, but could not use Auth0.',
    'back-end',
    'the environment of the proxy',
    'Run "npx auth0-profile-proxy check" there: it tells whether Auth0 can be reached and grants what is needed.',
  ],
  'origin-not-allowed': [
    'network',
    'The proxy does not take requests of this web origin.',
    'back-end',
    'PROXY_ALLOWED_ORIGINS in the environment of the proxy',
    'Add the origin of the page, as location.origin shows it.',
  ],
  'store-unavailable': [
    'store-unavailable',
    'The proxy is running, but could not reach the store that counts requests, and refuses changes until it can.',
    'back-end',
    'REDIS_URL in the environment of the proxy',
    'Start Redis, or correct the address. Without REDIS_URL the proxy counts in memory, which is enough for one machine.',
  ],
};

/** A problem that only the proxy has a name for. */
export function refusedByProxy(file: CaseFile): Finding | undefined {
  const { code, fields, fromProxy } = file.clues.body;
  const status = file.clues.status;
  const row = Object.hasOwn(ROWS, code) ? ROWS[code] : undefined;
  if (row === undefined) {
    return undefined;
  }
  const [problem, whatHappened, where, place, text] = row;
  return {
    problem,
    whatHappened,
    evidence: [
      fromProxy || status === undefined
        ? `The profile proxy answered "${code}".`
        : `The answer has the status ${status}.`,
      ...(fields.length > 0 ? [`It names ${quoteList(fields)}.`] : []),
    ],
    remedy: { where, place, text },
    learnMore:
      where === 'back-end' && problem !== 'field-not-allowed'
        ? auth0Pages.managementTokensOnServer
        : auth0Pages.rootAttributes,
  };
}
