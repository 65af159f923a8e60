import { servers } from './servers.ts';

/** A request as the tenant noted it; it keeps no tokens. */
export interface TenantRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly grantType?: string;
  readonly clientId?: string;
}

/** Puts every user, session and token of the tenant back to the seed, and forgets its requests. */
export async function resetTenant(): Promise<void> {
  await control('POST', 'reset');
  await control('DELETE', 'requests');
}

/** What the tenant was asked since the last reset. */
export async function tenantRequests(): Promise<readonly TenantRequest[]> {
  const response = await control('GET', 'requests');
  return (await response.json()) as TenantRequest[];
}

/** A user as the tenant holds it, whatever the page shows. */
export async function tenantUser(id: string): Promise<Record<string, unknown>> {
  const response = await control('GET', `users/${encodeURIComponent(id)}`);
  return (await response.json()) as Record<string, unknown>;
}

async function control(method: string, path: string): Promise<Response> {
  const response = await fetch(`${servers.tenant}/_emulator/${path}`, { method });
  if (!response.ok) {
    throw new Error(`The tenant answered ${response.status} to ${method} /_emulator/${path}.`);
  }
  return response;
}
