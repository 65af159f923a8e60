import type { ɵTenantFieldPolicy as TenantFieldPolicy } from 'ngx-auth0-profile';

/** Reads `profile_policy` of the My Account API, whose names are JSON Pointers (RFC 6901). */
export function parseProfilePolicy(policy: unknown): ReadonlyMap<string, TenantFieldPolicy> {
  return new Map(
    Object.entries(isObject(policy) ? policy : {}).map(([pointer, entry]) => [
      pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~'),
      parseField(isObject(entry) ? entry : {}),
    ]),
  );
}

function parseField(entry: Readonly<Record<string, unknown>>): TenantFieldPolicy {
  const { access, reason, source, label } = entry;
  return {
    locked: access === 'read_only',
    ...(typeof reason === 'string' && { reason }),
    ...(isSource(source) && { source }),
    ...(typeof label === 'string' && { label }),
  };
}

function isSource(value: unknown): value is NonNullable<TenantFieldPolicy['source']> {
  return value === 'user' || value === 'idp' || value === 'system';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
