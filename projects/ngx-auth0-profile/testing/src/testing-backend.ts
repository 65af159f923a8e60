import {
  HttpErrorResponse,
  HttpHandler,
  HttpHeaders,
  HttpResponse,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { managementBodyFields } from 'ngx-auth0-profile';
import { Observable } from 'rxjs';
import type { Auth0ProfileTestingController, SentCall } from './auth0-profile-testing-controller';
import type { TestAnswer, TestProfile } from './testing-options';

/** The Management API and the proxy, as far as a test needs them, over one profile in memory. */
export class TestingBackend extends HttpHandler {
  constructor(private readonly controller: Auth0ProfileTestingController) {
    super();
  }

  override handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return new Observable((subscriber) => {
      // A later task, as from a network.
      const timer = setTimeout(() => {
        const { status, body = null, headers = {} } = this.answer(request);
        const meta = { status, url: request.url, headers: new HttpHeaders({ ...headers }) };
        if (status >= 200 && status < 300) {
          subscriber.next(new HttpResponse({ ...meta, body }));
          subscriber.complete();
        } else {
          subscriber.error(new HttpErrorResponse({ ...meta, error: body }));
        }
      });
      return () => {
        clearTimeout(timer);
      };
    });
  }

  private answer({ method, url, body }: HttpRequest<unknown>): TestAnswer {
    const call: SentCall = { method, path: pathBelowApi(url), body };
    this.controller.sent.push(call);
    const scripted = this.controller.failures.takeAnswer(call);
    const profile = this.controller.profile;
    if (scripted || !profile) {
      return scripted ?? refused(401, 'Invalid token');
    }
    return call.path.startsWith('/me')
      ? this.proxy(call, profile)
      : this.managementApi(call, profile);
  }

  private proxy({ method, body }: SentCall, profile: TestProfile): TestAnswer {
    return method === 'GET' ? ok(profile) : this.change(profile, body);
  }

  private managementApi({ method, path, body }: SentCall, profile: TestProfile): TestAnswer {
    const [, collection, id, part, provider, identity] = path.split('/');
    if (collection === 'device-credentials') {
      return method === 'POST' ? ok({ id: 'dcr_test' }, 201) : ok(null, 204);
    }
    if (collection !== 'users' || id !== encodeURIComponent(profile.user_id ?? '')) {
      return collection === 'users'
        ? refused(403, 'User to be acted on does not match subject in bearer token.')
        : refused(404, 'Not Found');
    }
    if (part === 'identities') {
      const left = (profile.identities ?? []).filter(
        (other) => other.provider !== provider || other.user_id !== identity,
      );
      this.controller.store({ ...profile, identities: left });
      return ok(left);
    }
    if (part !== undefined) {
      return ok([]);
    }
    const fields = Object.keys(isPlainObject(body) ? body : {});
    const forbidden = fields.filter((field) => !managementBodyFields.updateUser?.includes(field));
    return method === 'GET'
      ? ok(profile)
      : forbidden.length > 0
        ? refused(403, `You cannot update the following fields: ${forbidden.join(', ')}`)
        : this.change(profile, body);
  }

  private change(profile: TestProfile, body: unknown): TestAnswer {
    const changed = isPlainObject(body) ? merged(profile, body) : profile;
    this.controller.store(changed);
    return ok(changed);
  }
}

/** First-level merge of metadata; `null` removes, an empty object removes all, as at Auth0. */
function merged(profile: TestProfile, body: Readonly<Record<string, unknown>>): TestProfile {
  const { user_metadata: metadata, ...attributes } = body;
  const before = { ...profile.user_metadata };
  const after = !isPlainObject(metadata)
    ? before
    : Object.keys(metadata).length === 0
      ? {}
      : Object.fromEntries(
          Object.entries({ ...before, ...metadata }).filter(([, value]) => value !== null),
        );
  return { ...profile, ...attributes, user_metadata: after };
}

/** What stands behind `/api/v2`, or behind the address of the proxy. */
function pathBelowApi(url: string): string {
  const path = new URL(url, 'https://page.example').pathname;
  return /\/me(?:\/[^/]+)?$/.exec(path)?.[0] ?? path.replace(/^\/api\/v2(?=\/)/, '');
}

function ok(body: unknown, status = 200): TestAnswer {
  return { status, body: structuredClone(body) };
}

function refused(status: number, message: string): TestAnswer {
  return { status, body: { statusCode: status, message } };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
