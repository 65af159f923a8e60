import type { Tenant } from '../../src/tenant-internals.ts';
import type { MintRequest } from '../../src/tokens/mint-token.ts';
import { MIA } from './fixture-tenant.ts';

/** An answer of the My Account API, its body read. */
export interface MyAccountAnswer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

/** What to send: a token by its content, or a whole Authorization header. */
export interface MyAccountCall {
  scope?: string;
  token?: Partial<MintRequest>;
  authorization?: string;
  body?: unknown;
  rawBody?: string;
  headers?: Record<string, string>;
}

/** Calls the My Account API of a tenant without a socket, as Mia unless told otherwise. */
export async function callMyAccount(
  tenant: Tenant,
  method: string,
  path: string,
  call: MyAccountCall = {},
): Promise<MyAccountAnswer> {
  const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const authorization = call.authorization ?? (await bearerToken(tenant, call));
  const response = await tenant.fetch(
    new Request(new URL(path, `${tenant.issuer}me/v1/`), {
      method,
      headers: {
        ...(authorization === '' ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(body === undefined ? {} : { body }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers: response.headers,
  };
}

async function bearerToken(tenant: Tenant, { scope, token }: MyAccountCall): Promise<string> {
  const audience = `${tenant.issuer}me/`;
  const request = { userId: MIA, audience, scope: scope ?? 'openid', ...token };
  return `Bearer ${await tenant.mint(request)}`;
}
