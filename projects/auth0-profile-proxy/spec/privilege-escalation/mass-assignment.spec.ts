import { BOB } from '../support/harness.ts';
import { describeAttempts, MARKER, type Attempt } from './attempts.ts';

/** Root attributes of an Auth0 user that `PATCH /me` must never reach, with a tempting value. */
const privileged: Readonly<Record<string, unknown>> = {
  app_metadata: { plan: 'gold', roles: ['admin'] },
  blocked: false,
  email_verified: true,
  email: `${MARKER}@evil.example`,
  password: MARKER,
  phone_number: '+390000000',
  phone_verified: true,
  verify_email: false,
  verify_phone_number: false,
  verify_password: false,
  connection: 'google-oauth2',
  client_id: 'profile-proxy',
  roles: ['admin'],
  permissions: ['update:profiles'],
  identities: [{ provider: 'auth0', user_id: 'bob' }],
  username: 'bob',
  created_at: '1970-01-01T00:00:00.000Z',
  updated_at: '1970-01-01T00:00:00.000Z',
  last_login: '1970-01-01T00:00:00.000Z',
  logins_count: 0,
  multifactor: [],
  guardian_authenticators: [],
};

describeAttempts('mass assignment', [
  ...Object.entries(privileged).map(([field, value]) =>
    patch(`${field} beside a name`, { name: 'Ada', [field]: value }, 'field-not-allowed'),
  ),
  patch('app_metadata in full width letters', { ａｐｐ_metadata: {} }, 'field-not-allowed'),
  patch('app_metadata with an invisible letter', { 'app_\u200bmetadata': {} }, 'field-not-allowed'),
  patch('app_metadata in capitals', { APP_METADATA: {} }, 'field-not-allowed'),
  patch('app_metadata by a dotted path', { 'app_metadata.plan': 'gold' }, 'field-not-allowed'),
  patch('an operator of a data base', { $set: { app_metadata: {} } }, 'field-not-allowed'),
  ...['toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'].map((key) =>
    patch(`${key}, which every object inherits`, { [key]: 1 }, 'field-not-allowed'),
  ),
  ...[
    'isAdmin',
    'IsADMIN',
    'is-admin',
    'is admin',
    'is\u2010admin',
    'is\u2212admin',
    'appMetadata',
    'APPMetadata',
    'app\u00b7metadata',
    'user_roles',
    'userRoles',
    'rolesOfUser',
    'r\u043eles',
    '\u0433\u043e\u04cf\u0435\u0455',
    'r\u03bfles',
    'rol\u00e9s',
    'permiss\u0456ons',
    'clientId',
    'globalClientID',
    'emailVerified',
    '\u1d63oles'.normalize('NFC'),
  ].map((key) =>
    patch(
      `${JSON.stringify(key)} inside user_metadata`,
      { user_metadata: { [key]: true } },
      'invalid-change',
    ),
  ),
  ...['app_metadata', 'roles', 'blocked', 'email_verified', 'permissions', 'is_admin'].map((key) =>
    patch(`${key} inside user_metadata`, { user_metadata: { [key]: true } }, 'invalid-change'),
  ),
  patch(
    'app_metadata deep inside user_metadata',
    { user_metadata: { a: { b: { app_metadata: { plan: 'gold' } } } } },
    'invalid-change',
  ),
  patch(
    'roles in a list inside user_metadata',
    { user_metadata: { a: [{ roles: ['admin'] }] } },
    'invalid-change',
  ),
  patch(
    'full width roles inside user_metadata',
    { user_metadata: { ｒｏｌｅｓ: [] } },
    'invalid-change',
  ),
  patch(
    'hidden roles inside user_metadata',
    { user_metadata: { 'ro\u00adles': [] } },
    'invalid-change',
  ),
  patch(
    'a dotted key inside user_metadata',
    { user_metadata: { 'a.roles': [] } },
    'invalid-change',
  ),
  patch('a dollar key inside user_metadata', { user_metadata: { $inc: {} } }, 'invalid-change'),
  patch('user_metadata that is a list', { user_metadata: [{ roles: [] }] }, 'invalid-change'),
  patch('user_metadata that is a text', { user_metadata: '{"roles":[]}' }, 'invalid-change'),
  patch('a name that is an object', { name: { $ne: null } }, 'invalid-change'),
  patch('a name that is a list', { name: ['Ada', 'Bob'] }, 'invalid-change'),
  patch('a name that is a number', { name: 1 }, 'invalid-change'),
  patch('a name that reads backwards', { name: 'Ada\u202enimda' }, 'invalid-change'),
  patch('a name of nothing', { name: '\u3000' }, 'invalid-change'),
  patch('a name with a null byte', { name: 'Ada\u0000' }, 'invalid-change'),
  patch('a name that is too long', { name: 'A'.repeat(301) }, 'invalid-change'),
  patch('a picture that is a script', { picture: 'javascript:alert(1)' }, 'invalid-change'),
  patch('a picture that is data', { picture: 'data:text/html,x' }, 'invalid-change'),
  patch('a picture in plain http', { picture: 'http://evil.example/x.png' }, 'invalid-change'),
  patch('a picture with a password', { picture: 'https://a:b@evil.example/x' }, 'invalid-change'),
  patch('a picture on a file system', { picture: 'file:///etc/passwd' }, 'invalid-change'),
  patch('no change', {}, 'invalid-change'),
  email('email_verified beside the address', { email_verified: true }, 'field-not-allowed'),
  email('verify_email switched off', { verify_email: false }, 'field-not-allowed'),
  email('app_metadata beside the address', { app_metadata: {} }, 'field-not-allowed'),
  email('a password beside the address', { password: MARKER }, 'field-not-allowed'),
  email('a user name beside the address', { username: 'bob' }, 'field-not-allowed'),
  email('two addresses', { email: ['a@b.example', 'c@d.example'] }, 'invalid-change'),
  email('a header in the address', { email: 'a@b.example\r\nBcc: c@d.example' }, 'invalid-change'),
  email('a look-alike letter', { email: 'аda@example.com' }, 'invalid-change'),
  email('a quoted address', { email: '"a b"@b.example' }, 'invalid-change'),
  email('an address in brackets', { email: 'Ada <a@b.example>' }, 'invalid-change'),
  email('an address on an IP', { email: 'a@[127.0.0.1]' }, 'invalid-change'),
  email('an address on localhost', { email: 'a@localhost' }, 'invalid-change'),
  email('an address that is too long', { email: `${'a'.repeat(65)}@b.example` }, 'invalid-change'),
  post('result_url of a ticket', '/me/password-ticket', { result_url: 'https://evil.example' }),
  post('mark_email_as_verified of a ticket', '/me/password-ticket', {
    mark_email_as_verified: true,
  }),
  post('ttl_sec of a ticket', '/me/password-ticket', { ttl_sec: 999_999 }),
  post('new_password of a ticket', '/me/password-ticket', { new_password: MARKER }),
  post('client_id of a verification e-mail', '/me/verification-email', { client_id: 'spa' }),
  administrator('app_metadata by an administrator', { app_metadata: { plan: 'gold' } }),
  administrator('blocked by an administrator', { blocked: true }),
  administrator('email by an administrator', { email: 'x@evil.example' }),
  administrator('password by an administrator', { password: MARKER }),
]);

function patch(name: string, body: unknown, refusal: Attempt['refusal']): Attempt {
  return { name, make: (harness) => harness.send('PATCH', '/me', { body }), refusal };
}

function email(name: string, members: object, refusal: Attempt['refusal']): Attempt {
  const body = { email: 'new@free.example', ...members };
  return { name, make: (harness) => harness.send('POST', '/me/email', { body }), refusal };
}

function post(name: string, path: string, body: object): Attempt {
  return {
    name,
    make: (harness) => harness.send('POST', path, { body }),
    refusal: 'field-not-allowed',
  };
}

function administrator(name: string, body: object): Attempt {
  return {
    name,
    make: async (harness) => {
      const token = await harness.mint({ claims: { permissions: ['update:profiles'] } });
      return harness.send('PATCH', `/users/${encodeURIComponent(BOB)}`, { token, body });
    },
    refusal: 'field-not-allowed',
  };
}
