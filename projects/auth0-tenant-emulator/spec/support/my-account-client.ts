import type { Tenant } from '../../src/tenant-internals.ts';
import type { MintRequest } from '../../src/tokens/mint-token.ts';
import { MIA } from './fixture-tenant.ts';
import { undocumentedAnswer } from './my-account-schemas.ts';

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
  /** For an answer that the OpenAPI file does not list. Default: every answer has to be listed. */
  undocumented?: true;
}

/**
 * Calls the My Account API of a tenant without a socket, as Mia unless told otherwise, and compares the
 * answer with the OpenAPI file.
 */
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
  const { status, headers } = response;
  const answer = {
    status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers,
  };
  const fault = call.undocumented ? undefined : undocumentedAnswer(method, path, answer);
  if (fault !== undefined) {
    throw new Error(fault);
  }
  return answer;
}

/** The code of an error, from the end of its `type`. */
export function errorCode({ body }: MyAccountAnswer): string {
  return String(body['type']).split('/').at(-1) ?? '';
}

async function bearerToken(tenant: Tenant, { scope, token }: MyAccountCall): Promise<string> {
  const audience = `${tenant.issuer}me/`;
  const request = { userId: MIA, audience, scope: scope ?? 'openid', ...token };
  return `Bearer ${await tenant.mint(request)}`;
}
