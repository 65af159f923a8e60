import type { AuthenticationMethod } from 'ngx-auth0-profile/my-account';
import type { TestErrorResponse } from './test-failure';
import type { SentCall } from './test-records';
import type { TestSession } from './test-session';
import type { Auth0ProfileTestingOptions, TestProfile } from './testing-options';

/** The fields of the My Account API's profile that users may change, unless a test locks them. */
const EDITABLE = ['given_name', 'family_name', 'name', 'nickname', 'picture'];

/** Those that it never changes. */
const IDENTIFIERS = ['email', 'phone_number', 'username'];

type Body = Readonly<Record<string, unknown>>;

/** The My Account API, as far as a test needs it, over the profile of the session. */
export class TestMyAccountApi {
  private readonly locked: Readonly<Record<string, string>>;
  private methods: readonly AuthenticationMethod[];
  private enrolled = 0;

  constructor(
    private readonly session: TestSession,
    { lockedFields = {}, authenticationMethods = [] }: Auth0ProfileTestingOptions,
  ) {
    this.locked = lockedFields;
    this.methods = authenticationMethods;
  }

  /** What the API answers to a request with an access token. */
  answer(call: SentCall): TestErrorResponse {
    const { profile } = this.session;
    const [, collection, id, part] = call.path.split('/').map(decodeURIComponent);
    const body = isObject(call.body) ? call.body : {};
    if (!profile) {
      return problem(401, 'A0E-401-0001', 'Missing or invalid token.');
    }
    switch (collection) {
      case 'profile':
        return call.method === 'GET' ? this.show(profile) : this.change(profile, body);
      case 'factors':
        return ok({ factors: FACTORS.map((type) => ({ type })) });
      case 'authentication-methods':
        return id === undefined
          ? this.all(call.method, body)
          : this.one(call.method, id, part, body);
      default:
        return problem(404, 'A0E-404-0002', 'The resource does not exist.');
    }
  }

  private show(profile: TestProfile): TestErrorResponse {
    const editable = EDITABLE.map((field) => [`/${field}`, this.policyOf(field)] as const);
    const identifiers = IDENTIFIERS.map((field) => [`/${field}`, IDENTIFIER] as const);
    return ok({ ...profile, profile_policy: Object.fromEntries([...editable, ...identifiers]) });
  }

  private policyOf(field: string): object {
    const reason = this.locked[field];
    return reason === undefined
      ? { access: 'read_write', source: 'user' }
      : { access: 'read_only', source: 'idp', reason };
  }

  private change(profile: TestProfile, body: Body): TestErrorResponse {
    const refused = Object.keys(body).find(
      (field) => !EDITABLE.includes(field) || this.locked[field] !== undefined,
    );
    if (refused !== undefined) {
      return problem(400, 'A0E-400-0008', `The field '/${refused}' is read-only.`);
    }
    const changed = { ...profile, ...body };
    this.session.store(changed);
    return this.show(changed);
  }

  private all(method: string, body: Body): TestErrorResponse {
    if (method === 'GET') {
      return ok({ authentication_methods: this.methods });
    }
    const type = String(body['type']) as AuthenticationMethod['type'];
    const id = type === 'password' ? 'password|new' : `${type}|dev_${++this.enrolled}`;
    this.methods = [...this.methods, { ...body, id, type, confirmed: false }];
    return {
      status: 202,
      body: { id, auth_session: 'test-session', ...DETAILS[type] },
      headers: { Location: `/me/v1/authentication-methods/${encodeURIComponent(id)}` },
    };
  }

  private one(method: string, id: string, part: string | undefined, body: Body): TestErrorResponse {
    const found = this.methods.find((each) => each.id === id);
    if (!found) {
      return problem(404, 'A0E-404-0002', 'The authentication method does not exist.');
    }
    if (method === 'DELETE') {
      this.methods = this.methods.filter((each) => each !== found);
      return ok(null, 204);
    }
    if (method === 'GET') {
      return ok(found);
    }
    const changes = part === 'verify' ? { confirmed: true } : body;
    const changed: AuthenticationMethod = { ...found, ...changes };
    this.methods = this.methods.map((each) => (each === found ? changed : each));
    return ok(changed, part === 'verify' ? 201 : 200);
  }
}

const IDENTIFIER = {
  access: 'read_only',
  source: 'user',
  reason: 'managed_via_me_identifiers',
} as const;

const FACTORS = ['password', 'totp', 'phone', 'email', 'recovery-code'];

const BARCODE = { barcode_uri: 'otpauth://totp/Test:user?secret=TESTSECRET&issuer=Test' };

/** What a started enrollment returns, by type. */
const DETAILS: Readonly<Partial<Record<string, object>>> = {
  totp: BARCODE,
  'push-notification': BARCODE,
  'recovery-code': { recovery_code: 'TESTTESTTESTTESTTESTTEST' },
};

function ok(body: unknown, status = 200): TestErrorResponse {
  return { status, body };
}

function problem(status: number, code: string, detail: string): TestErrorResponse {
  return {
    status,
    body: { type: `https://auth0.com/api-errors#${code}`, status, title: code, detail },
  };
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null;
}
