import type { Tenant } from '../../src/tenant-internals.ts';
import type { MintRequest } from '../../src/tokens/mint-token.ts';
import { MIA } from './fixture-tenant.ts';

/** An answer of the Management API, its body read. */
export interface ManagementAnswer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** What to send: a token by its content, or a whole Authorization header. */
export interface ManagementCall {
  scope?: string;
  token?: Partial<MintRequest>;
  authorization?: string;
  body?: unknown;
  rawBody?: string;
}

/** Calls the Management API of a tenant without a socket, as Mia unless told otherwise. */
export async function callManagement(
  tenant: Tenant,
  method: string,
  path: string,
  call: ManagementCall = {},
): Promise<ManagementAnswer> {
  const { scope, token } = call;
  const authorization =
    call.authorization ??
    (scope === undefined && token === undefined
      ? undefined
      : `Bearer ${await tenant.mint({ userId: MIA, scope: scope ?? 'openid', ...token })}`);
  const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const response = await tenant.fetch(
    new Request(`${tenant.audience}${path}`, {
      method,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    headers: response.headers,
  };
}

/** A user's path. */
export function userPath(userId: string): string {
  return `users/${encodeURIComponent(userId)}`;
}
