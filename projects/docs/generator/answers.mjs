import { exampleOf } from '../errors/examples.mjs';

/** Status and `errorCode` of the Management API's answers, by problem; the emulator's dialect.md has the sources. */
const MANAGEMENT_API = {
  'opaque-token': [400, 'Bearer'],
  'missing-token': [401],
  'invalid-token': [401],
  'invalid-signature': [401],
  expired: [401],
  'wrong-audience': [401],
  'id-token': [401],
  'missing-scope': [403, 'insufficient_scope'],
  'other-user': [403, 'unowned_resource'],
  'field-needs-backend': [403, 'insufficient_scope'],
  'plan-required': [403, 'insufficient_entitlement'],
  'user-not-found': [404, 'inexistent_user'],
  'not-found': [404, 'enrollment_not_found'],
  conflict: [409],
  'invalid-body': [400, 'invalid_body'],
  'body-too-large': [413],
  'invalid-path': [400, 'invalid_uri'],
  'invalid-metadata': [400],
  'profile-too-large': [400, 'operation_not_supported'],
  'rate-limited': [429, 'too_many_requests'],
  'change-refused': [400],
  'link-refused': [400],
};

/** The `error` of the Authentication API's answers and of its callbacks, by problem. */
const AUTHENTICATION_API = {
  'login-required': 'login_required',
  'consent-required': 'consent_required',
  'interaction-required': 'interaction_required',
  'mfa-required': 'mfa_required',
  'session-ended': 'invalid_grant',
  'login-state-lost': 'invalid_grant',
  'login-denied': 'access_denied',
  'client-not-allowed': 'unauthorized_client',
  'audience-not-found': 'access_denied',
  'invalid-configuration': 'invalid_request',
  'rate-limited': 'too_many_requests',
};

const REASONS = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
};

const OWN_API =
  'A library with which APIs check access tokens. It is in the response of **your own API**, usually a 401:';

/** Where a message appears, as Markdown. */
export function answerWith({ message: known, problem, source }) {
  const message = exampleOf(known);
  switch (source) {
    case 'Auth0 Management API': {
      const [statusCode, errorCode] = MANAGEMENT_API[problem] ?? [400];
      const body = { statusCode, error: REASONS[statusCode], message, errorCode };
      return `**${source}**, the body of a response with status ${statusCode}:\n\n${json(body)}`;
    }
    case 'Auth0 Authentication API': {
      const body = { error: AUTHENTICATION_API[problem], error_description: message };
      const where =
        'in the callback URL, in the answer of `/oauth/token`, or on Auth0’s error page';
      return `**${source}**, ${where}:\n\n${json(body)}`;
    }
    case 'Browsers':
      return `**A browser, or a library that sends requests**, in the console and in \`catch\`:\n\n${text(message)}`;
    case 'Angular':
      return `**Angular**, in the console:\n\n${text(message)}`;
    case 'auth0-spa-js':
    case 'auth0-angular':
    case 'auth0-auth-js':
    case 'auth0-js':
    case 'Auth0Lock':
      return `**${source}**, as the message of an error:\n\n${text(message)}`;
    default:
      return `**${source}.** ${OWN_API}\n\n${text(`WWW-Authenticate: Bearer error="invalid_token", error_description="${message.replaceAll('"', "'")}"`)}`;
  }
}

function json(value) {
  return `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;
}

function text(value) {
  return `\`\`\`text\n${value}\n\`\`\``;
}
