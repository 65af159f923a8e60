import { managementBodyFields } from 'ngx-auth0-profile';
import type { TestErrorResponse } from './test-failure';
import type { SentCall } from './test-records';
import type { TestSession } from './test-session';
import type { TestProfile } from './testing-options';

/** The Management API and the proxy, as far as a test needs them, over the profile of the session. */
export class TestProfileApi {
  constructor(private readonly session: TestSession) {}

  /** What the API answers to a request with an access token. */
  answer(api: 'management' | 'proxy', call: SentCall): TestErrorResponse {
    const { profile } = this.session;
    if (!profile) {
      return refused(401, 'Invalid token');
    }
    return api === 'proxy' ? this.proxy(call, profile) : this.managementApi(call, profile);
  }

  private proxy({ method, body }: SentCall, profile: TestProfile): TestErrorResponse {
    return method === 'GET' ? ok(profile) : this.change(profile, body);
  }

  private managementApi(call: SentCall, profile: TestProfile): TestErrorResponse {
    const [, collection, id, part, ...rest] = call.path.split('/');
    if (collection === 'device-credentials') {
      return call.method === 'POST' ? ok({ id: 'dcr_test' }, 201) : ok(null, 204);
    }
    if (collection !== 'users') {
      return refused(404, 'Not Found');
    }
    if (id !== encodeURIComponent(profile.user_id ?? '')) {
      return refused(403, 'User to be acted on does not match subject in bearer token.');
    }
    if (part === 'identities') {
      return this.unlink(profile, rest);
    }
    return part === undefined ? this.user(call, profile) : ok([]);
  }

  private user({ method, body }: SentCall, profile: TestProfile): TestErrorResponse {
    if (method === 'GET') {
      return ok(profile);
    }
    const fields = Object.keys(isPlainObject(body) ? body : {});
    const forbidden = fields.filter((field) => !managementBodyFields.updateUser?.includes(field));
    return forbidden.length > 0
      ? refused(403, `You cannot update the following fields: ${forbidden.join(', ')}`)
      : this.change(profile, body);
  }

  private unlink(profile: TestProfile, [provider, identity]: readonly string[]): TestErrorResponse {
    const identities = (profile.identities ?? []).filter(
      (other) => other.provider !== provider || other.user_id !== identity,
    );
    this.session.store({ ...profile, identities });
    return ok(identities);
  }

  private change(profile: TestProfile, body: unknown): TestErrorResponse {
    const changed = isPlainObject(body) ? merge(profile, body) : profile;
    this.session.store(changed);
    return ok(changed);
  }
}

/** Merges metadata at the first level; `null` removes a name, `{}` removes all, as at Auth0. */
function merge(profile: TestProfile, body: Readonly<Record<string, unknown>>): TestProfile {
  const { user_metadata: patch, ...attributes } = body;
  return {
    ...profile,
    ...attributes,
    user_metadata: mergeMetadata({ ...profile.user_metadata }, patch),
  };
}

function mergeMetadata(
  stored: Readonly<Record<string, unknown>>,
  patch: unknown,
): Record<string, unknown> {
  if (!isPlainObject(patch)) {
    return { ...stored };
  }
  if (Object.keys(patch).length === 0) {
    return {};
  }
  return Object.fromEntries(
    Object.entries({ ...stored, ...patch }).filter(([, value]) => value !== null),
  );
}

function ok(body: unknown, status = 200): TestErrorResponse {
  return { status, body };
}

function refused(status: number, message: string): TestErrorResponse {
  return { status, body: { statusCode: status, message } };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
