import { createTenant } from '../../src/create-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

interface Body {
  error: string;
  message: string;
  errorCode?: string;
}

/** Errors of endpoints that the emulator does not have. */
const ON_DEMAND: [status: number, row: string, facts: string[], body: Body, source: string][] = [
  [
    401,
    'clientNotGlobal',
    [],
    { error: 'Unauthorized', message: 'Client is not global' },
    'community 9514; OpenAPI file',
  ],
  [
    403,
    'entitlement',
    ['bot detection'],
    {
      error: 'Forbidden',
      message: 'Please upgrade your subscription to use bot detection',
      errorCode: 'insufficient_entitlement',
    },
    'terraform recordings',
  ],
  [
    404,
    'unknownEnrollment',
    [],
    { error: 'Not Found', message: 'Enrollment not found', errorCode: 'enrollment_not_found' },
    'go-auth0 recordings',
  ],
  [
    409,
    'customDomainConflict',
    [],
    {
      error: 'Conflict',
      message: 'The tenant has multiple verified custom domains.',
      errorCode: 'custom_domain_conflict',
    },
    'terraform recordings',
  ],
  [
    409,
    'templateExists',
    [],
    { error: 'Conflict', message: 'Template verify_email already exists.' },
    'go-auth0 recordings',
  ],
  [
    400,
    'payload',
    [
      "Object didn't pass validation for format email: ",
      ' on property groups[0].email (Google Workspace Directory group email)',
    ],
    {
      error: 'Bad Request',
      message:
        "Payload validation error: 'Object didn't pass validation for format email: ' on property groups[0].email (Google Workspace Directory group email).",
      errorCode: 'invalid_body',
    },
    'terraform recordings',
  ],
  [
    400,
    'path',
    [
      "Object didn't pass validation for format event-stream-id: est_1",
      ' on property id (Unique identifier for the event stream)',
    ],
    {
      error: 'Bad Request',
      message:
        "Path validation error: 'Object didn't pass validation for format event-stream-id: est_1' on property id (Unique identifier for the event stream).",
      errorCode: 'invalid_uri',
    },
    'terraform recordings',
  ],
  [
    400,
    'operation',
    ['Cross App Access Requesting App is not supported for this connection.'],
    {
      error: 'Bad Request',
      message: 'Cross App Access Requesting App is not supported for this connection.',
      errorCode: 'operation_not_supported',
    },
    'terraform recordings',
  ],
  [
    400,
    'operation',
    ['Your account is not allowed to update the following user attributes: picture'],
    {
      error: 'Bad Request',
      message: 'Your account is not allowed to update the following user attributes: picture',
      errorCode: 'operation_not_supported',
    },
    'OpenAPI file; errorCode inferred',
  ],
  [
    429,
    'rateLimit',
    [],
    {
      error: 'Too Many Requests',
      message: 'Global limit has been reached',
      errorCode: 'too_many_requests',
    },
    'auth0-reset-tenant#31',
  ],
];

describe('error bodies that only a fault produces (Auth0 docs: Management API v2)', () => {
  for (const [status, error, facts, body, source] of ON_DEMAND) {
    it(`${status} ${body.message.slice(0, 70)} (${source})`, async () => {
      const tenant = createTenant(fixtureSeed);
      tenant.faults.add({ path: '/api/v2/**', error, facts });
      const answer = await callManagement(tenant, 'GET', userPath(MIA));
      expect([answer.status, answer.body]).toEqual([status, { statusCode: status, ...body }]);
    });
  }
});
