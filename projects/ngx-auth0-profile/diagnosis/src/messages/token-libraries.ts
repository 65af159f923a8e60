import type { MessagesOf, OwnApiSource } from './known-message';

/**
 * Messages of the libraries with which APIs check access tokens; they appear in response bodies and in `WWW-Authenticate`.
 */
export const tokenLibraryMessages: MessagesOf<OwnApiSource> = {
  'express-oauth2-jwt-bearer': {
    'wrong-audience': ["Unexpected 'aud' value"],
    'wrong-issuer': ["Unexpected 'iss' value"],
    expired: ["Unexpected 'exp' value"],
  },
  jose: {
    'wrong-audience': ['unexpected "aud" claim value'],
    'wrong-issuer': ['unexpected "iss" claim value'],
    expired: ['"exp" claim timestamp check failed'],
    'not-yet-valid': ['"nbf" claim timestamp check failed'],
    'invalid-signature': [
      'signature verification failed',
      'no applicable key found in the JSON Web Key Set',
    ],
    'malformed-token': ['Invalid Compact JWS'],
  },
  jsonwebtoken: {
    'missing-token': ['jwt must be provided', 'No authorization token was found'],
    'malformed-token': ['jwt malformed', 'Format is Authorization: Bearer [token]'],
    'wrong-audience': ['jwt audience invalid', 'jwt audience invalid. expected: …'],
    'wrong-issuer': ['jwt issuer invalid', 'jwt issuer invalid. expected: …'],
    expired: ['jwt expired'],
    'not-yet-valid': ['jwt not active'],
    'invalid-signature': ['invalid signature', 'invalid token signature'],
  },
  'ASP.NET Core': {
    'wrong-audience': ["The audience '…' is invalid", 'IDX10214: …'],
    'wrong-issuer': ["The issuer '…' is invalid", 'IDX10205: …'],
    expired: ["The token expired at '…'", 'IDX10223: …'],
    'not-yet-valid': ["The token is not valid before '…'", 'IDX10222: …'],
    'invalid-signature': [
      'The signature is invalid',
      'The signature key was not found',
      'IDX10503: …',
      'IDX10511: …',
    ],
  },
  'Spring Security': {
    'missing-token': ['Full authentication is required to access this resource'],
    'malformed-token': ['Bearer token is malformed'],
    'wrong-audience': ['The required audience is missing'],
    'wrong-issuer': ['The iss claim is not valid'],
    expired: ['Jwt expired at …', 'decode the Jwt: Jwt expired at …'],
    'missing-scope': ['The request requires higher privileges than provided by the access token'],
  },
  PyJWT: {
    'missing-token': ['Authorization header is expected'],
    'malformed-token': ['Not enough segments', 'Authorization header must start with Bearer'],
    'wrong-audience': ['Invalid audience', "Audience doesn't match"],
    'wrong-issuer': ['Invalid issuer'],
    expired: ['Signature has expired', 'token is expired'],
    'not-yet-valid': ['The token is not yet valid (nbf)'],
    'invalid-signature': ['Unable to find appropriate key'],
  },
  // RFC 6750 §3.1, RFC 9449 §7.1, RFC 9470 §3, and other servers that follow them.
  'OAuth 2.0': {
    expired: [
      'The access token expired',
      'The access token has expired',
      'The token has expired',
      'The token expired',
      'Token expired',
      'Token has expired',
      'Expired token',
    ],
    'wrong-audience': ['The audience is invalid', 'audience mismatch'],
    'dpop-token': [
      'Resource server requires nonce in DPoP proof',
      'Authorization server requires nonce in DPoP proof',
    ],
    'step-up-required': [
      'A different authentication level is required',
      'More recent authentication is required',
    ],
  },
};
