import { Injectable, inject } from '@angular/core';
import {
  Auth0ProfileError,
  managementEndpoints,
  ɵapplyChanges as applyChanges,
  ɵisPlainObject as isPlainObject,
  type ɵApiCall as ApiCall,
  type ɵApiClient as ApiClient,
} from 'ngx-auth0-profile';
import { Auth0ProfileTestingController } from './auth0-profile-testing-controller';
import type { TestProfile } from './testing-options';

/** Answers as the Management API and the proxy do, out of one profile in memory. */
@Injectable()
export class TestingApiClient implements Pick<ApiClient, 'call'> {
  private readonly controller = inject(Auth0ProfileTestingController);

  call<T>({ endpoint, path = {}, body }: ApiCall): Promise<T | null> {
    const filled = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(path[name] ?? ''),
    );
    const refusal =
      this.controller.receive({ method: endpoint.method, path: filled, body }) ??
      this.missingScope(endpoint);
    return refusal
      ? Promise.reject(refusal)
      : Promise.resolve(this.answer(endpoint.method, filled, body) as T | null);
  }

  private missingScope(endpoint: ApiCall['endpoint']): Auth0ProfileError | undefined {
    const known = Object.values(managementEndpoints).find((other) => other === endpoint);
    return known && !this.controller.scopes.has(known.scope)
      ? new Auth0ProfileError('missing-scope', `The test grants no ${known.scope}. Grant it.`, {
          requiredScopes: [known.scope],
          grantedScopes: [...this.controller.scopes],
        })
      : undefined;
  }

  private answer(method: string, path: string, body: unknown): unknown {
    const profile = this.controller.profile ?? {};
    if (path.endsWith('/enrollments')) {
      return [];
    }
    if (path.includes('/identities')) {
      return profile.identities ?? [];
    }
    if (path.startsWith('/device-credentials')) {
      return method === 'POST' ? { id: 'dcr_test' } : null;
    }
    if (method !== 'GET' && isPlainObject(body)) {
      this.controller.store(changed(profile, body));
    }
    return this.controller.profile;
  }
}

/** First-level merge of metadata; `null` removes, an empty object removes all, as at Auth0. */
function changed(profile: TestProfile, body: Readonly<Record<string, unknown>>): TestProfile {
  const { user_metadata: metadata, ...attributes } = body;
  const merged = isPlainObject(metadata)
    ? Object.keys(metadata).length === 0
      ? {}
      : applyChanges({ ...profile.user_metadata }, metadata)
    : { ...profile.user_metadata };
  return { ...profile, ...attributes, user_metadata: merged };
}
