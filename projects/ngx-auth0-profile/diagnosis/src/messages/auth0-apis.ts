import type { MessagesOf } from './known-message';

/** Messages of the Management API and the Authentication API. */
export const auth0ApiMessages: MessagesOf<'Auth0 Management API' | 'Auth0 Authentication API'> = {
  // Its OpenAPI document; the package hapi-auth-jwt, which has the same messages; recorded
  // responses in the tests of terraform-provider-auth0 and go-auth0; public issues.
  'Auth0 Management API': {
    'opaque-token': ['Bad HTTP authentication header format'],
    'missing-token': ['Missing authentication'],
    'invalid-token': ['Invalid token'],
    'invalid-signature': ['Invalid signature received for JSON Web Token validation'],
    expired: ['Expired token received for JSON Web Token validation'],
    'wrong-audience': ['Bad audience', 'Bad audience: …'],
    'id-token': ['Client is not global'],
    'missing-scope': [
      'Insufficient scope',
      'Insufficient scope, expected any of: …',
      'Insufficient scope; expected any of: …',
    ],
    'other-user': [
      'User to be acted on does not match subject in bearer token',
      'The user_id in path does not match the subject of the token',
    ],
    'field-needs-backend': [
      'You cannot update the following fields: …',
      'Some fields cannot be updated with the permissions granted',
    ],
    'plan-required': ['Please upgrade your subscription'],
    'user-not-found': ['The user does not exist'],
    'not-found': ['Enrollment not found'],
    conflict: [
      'The tenant has multiple verified custom domains',
      'Template … already exists',
      'A public key already exists for the device',
    ],
    'invalid-body': [
      'Payload validation error: …',
      'Invalid request payload JSON format',
      'Invalid request payload input',
    ],
    'body-too-large': ['Payload content length greater than maximum allowed: …'],
    'invalid-path': ['Path validation error: …', 'Query validation error: …'],
    'invalid-metadata': [
      'Invalid property name in user_metadata',
      'Invalid property name in app_metadata',
    ],
    'profile-too-large': ['The user profile exceeds the maximum allowed size'],
    'rate-limited': ['Global limit has been reached', 'Too Many Requests'],
    'change-refused': [
      [
        'Cannot update password and email simultaneously',
        'Auth0 does not change e-mail address and password in one request. Send two.',
      ],
      [
        'Cannot update username and password simultaneously',
        'Auth0 does not change user name and password in one request. Send two.',
      ],
      [
        'Cannot update password and username simultaneously',
        'Auth0 does not change user name and password in one request. Send two.',
      ],
      [
        'Cannot update username and email simultaneously',
        'Auth0 does not change user name and e-mail address in one request. Send two.',
      ],
      [
        'Cannot update email and username simultaneously',
        'Auth0 does not change user name and e-mail address in one request. Send two.',
      ],
      [
        'Cannot update email for non-database user',
        'The user logs in through another provider, which owns the e-mail address.',
      ],
      ['Connection does not exist', 'The connection named in the request does not exist.'],
      [
        'The following user attributes cannot be updated: …',
        'The user\'s connection overwrites these attributes at each login. Switch off "Sync user profile attributes at each login" for it.',
      ],
      [
        'not allowed to update the following user attributes: …',
        'The connection does not allow these attributes to change.',
      ],
      [
        'Email verification is not supported for enterprise users',
        'Enterprise users cannot be sent a verification e-mail.',
      ],
      ['Password is too weak', "The password is weaker than the connection's policy."],
      ['PasswordStrengthError: …', "The password is weaker than the connection's policy."],
      ['The specified new email already exists', 'Another account has the same value already.'],
      ['The specified new username already exists', 'Another account has the same value already.'],
      [
        'The specified new phone number already exists',
        'Another account has the same value already.',
      ],
      ['The user already exists', 'Another account has the same value already.'],
      ['The username already exists', 'Another account has the same value already.'],
    ],
    'link-refused': [
      [
        'JWT (link_with) contains an invalid aud claim',
        'The second ID token is for another application. Get it with the client id of this one.',
      ],
      [
        "JWT (link_with) must have an aud claim that matches that of the calling token's azp",
        'The second ID token is for another application. Get it with the client id of this one.',
      ],
      [
        'JWT (link_with) must have an alg of RS256',
        'The second ID token is signed with HS256. Set the application to RS256.',
      ],
      [
        'JWT (link_with) must have the same issuer as the calling user',
        'The second ID token comes from another domain. Both logins must use the same domain.',
      ],
      ['JWT (link_with) must contains sub claim', 'The second ID token has no usable subject.'],
      [
        'JWT (link_with) contains an invalid sub claim',
        'The second ID token has no usable subject.',
      ],
      [
        'Main identity and the new one are the same',
        "Both logins are the same account. Log in with the second account, with prompt: 'login'.",
      ],
      [
        'Linking to an inexistent identity is not allowed',
        'The identity to be linked does not exist.',
      ],
      [
        'The provider/connection is not configured',
        'The connection of the second account is not configured.',
      ],
      ['Main identity cannot be removed', 'The main identity of an account cannot be unlinked.'],
      ['Specified identity already exists', 'This identity is linked already.'],
      [
        'Invalid token (link_with)',
        'The second token cannot be read. It must be an ID token, fresh from a login.',
      ],
    ],
  },
  // Auth0's documentation ("Check Error Messages", "Configure Silent Authentication"), the tests
  // of its SDKs, public issues.
  'Auth0 Authentication API': {
    'login-required': ['Login required'],
    'consent-required': ['Consent required'],
    'interaction-required': ['Interaction required', 'External interaction required'],
    'mfa-required': ['Multifactor authentication required', 'Multi-factor authentication required'],
    'session-ended': [
      'Unknown or invalid refresh token',
      "The refresh_token was generated for a user who doesn't exist anymore",
    ],
    'login-state-lost': [
      'Invalid authorization code',
      'Failed to verify code verifier',
      'The redirect URI is wrong. You sent …',
    ],
    'login-denied': [
      'user is blocked',
      'Wrong email or password',
      'Wrong username or password',
      'User did not authorize the request',
    ],
    'client-not-allowed': [
      'Client is not authorized to access …',
      'Client "…" is not authorized to access resource server …',
      'is not authorized to the audience',
      "Grant type '…' not allowed for the client",
      'Client has not been granted scopes: …',
      'has not been granted scopes',
    ],
    'audience-not-found': ['Service not found: …', 'Service not enabled within domain: …'],
    'invalid-configuration': [
      'Callback URL mismatch',
      'The provided redirect_uri is not in the list of allowed callback URLs',
      'Unknown client: …',
      'parameter organization is not allowed for this client',
      'parameter organization is required for this client',
      'No audience parameter was provided, and no default audience has been configured',
      'Missing required parameter: …',
    ],
    'rate-limited': ['Client quota exceeded'],
  },
};
