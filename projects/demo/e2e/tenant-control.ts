import { servers } from './servers.ts';

/** A request as the tenant has logged it, without tokens. */
export interface TenantRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly grantType?: string;
  readonly clientId?: string;
}

/** Resets users, sessions and tokens of the tenant to the seed, and clears its request log. */
export async function resetTenant(): Promise<void> {
  await control('POST', 'reset');
  await control('DELETE', 'requests');
}

/** The requests to the tenant since the last reset. */
export async function tenantRequests(): Promise<readonly TenantRequest[]> {
  const response = await control('GET', 'requests');
  return (await response.json()) as TenantRequest[];
}

/** A user as stored by the tenant. */
export async function tenantUser(id: string): Promise<Record<string, unknown>> {
  const response = await control('GET', `users/${encodeURIComponent(id)}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Makes the next matching requests to the tenant fail, until the next reset. */
export async function addFault(fault: Readonly<Record<string, unknown>>): Promise<void> {
  await control('POST', 'faults', fault);
}

/** Lets the tenant answer as usual again. */
export async function clearFaults(): Promise<void> {
  await control('DELETE', 'faults');
}

async function control(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(`${servers.tenant}/_emulator/${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) {
    throw new Error(`The tenant answered ${response.status} to ${method} /_emulator/${path}.`);
  }
  return response;
}
