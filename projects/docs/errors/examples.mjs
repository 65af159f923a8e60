const TENANT = 'https://your-tenant.eu.auth0.com';
const SCOPES = 'update:users,update:users_app_metadata,update:current_user_metadata';

/** What stands where the table of messages has `…`, in the order of the places; a message that is not here shows `…`. */
const EXAMPLES = {
  'Bad audience: …': [`${TENANT}/api/v2/`],
  'Insufficient scope, expected any of: …': [SCOPES],
  'Insufficient scope; expected any of: …': [SCOPES],
  'You cannot update the following fields: …': ['email'],
  'Payload validation error: …': ["'Additional properties not allowed: email'."],
  'Path validation error: …': [
    "'Object didn't pass validation for format user-id: me' on property id.",
  ],
  'The following user attributes cannot be updated: …': [
    'family_name, given_name, name, nickname, picture',
  ],
  'not allowed to update the following user attributes: …': ['email'],
  'Client is not authorized to access …': [`"${TENANT}/api/v2/".`],
  'Client "…" is not authorized to access resource server …': [
    'YOUR_CLIENT_ID',
    `"${TENANT}/api/v2/".`,
  ],
  "Grant type '…' not allowed for the client": ['password'],
  'Service not found: …': [`${TENANT}/api/v2`],
  'Service not enabled within domain: …': [`${TENANT}/api/v2`],
  'Unknown client: …': ['YOUR_CLIENT_ID'],
  'Missing required parameter: …': ['response_type'],
  'Missing Refresh Token (audience: …)': [`'${TENANT}/api/v2/', scope: 'openid profile'`],
  'Missing requested scopes after refresh …': [
    "(audience: 'https://orders.example/', missing scope: 'read:orders')",
  ],
  'HTTP error. Unable to fetch …': [`${TENANT}/oauth/token`],
  'timeout of …ms exceeded': ['10000'],
  'jwt audience invalid. expected: …': ['https://orders.example/'],
  'jwt issuer invalid. expected: …': [`${TENANT}/`],
  "The audience '…' is invalid": ['https://orders.example/'],
  "The issuer '…' is invalid": [`${TENANT}/`],
  'Jwt expired at …': ['2026-11-30T07:41:00Z'],
};

/** The message as it appears, with an example of what varies in it. */
export function exampleOf(message) {
  const [...texts] = EXAMPLES[message] ?? [];
  return message.replaceAll('…', () => texts.shift() ?? '…');
}

/** The message as somebody pastes it. */
export function pasted(message) {
  return exampleOf(message).replaceAll('…', 'x');
}
