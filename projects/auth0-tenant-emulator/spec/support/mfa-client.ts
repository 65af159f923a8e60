import type { Tenant } from '../../src/tenant-internals.ts';

/** The grant types of the MFA API. */
export const MFA_GRANTS = {
  otp: 'http://auth0.com/oauth/grant-type/mfa-otp',
  oob: 'http://auth0.com/oauth/grant-type/mfa-oob',
  'recovery-code': 'http://auth0.com/oauth/grant-type/mfa-recovery-code',
} as const;

/** An answer, its body read. */
export interface MfaAnswer {
  status: number;
  body: Record<string, unknown>;
}

type Form = Record<string, string>;

/** The token endpoint and the MFA API of a tenant without a socket, for the client `spa`. */
export interface MfaClient {
  password(form?: Form): Promise<MfaAnswer>;
  refresh(tokens: Record<string, unknown>): Promise<MfaAnswer>;
  grant(kind: keyof typeof MFA_GRANTS, form: Form): Promise<MfaAnswer>;
  challenge(form: Form): Promise<MfaAnswer>;
  associate(waiting: { mfa_token: string }, body: object): Promise<MfaAnswer>;
  authenticators(waiting: { mfa_token: string }): Promise<Record<string, unknown>[]>;
  deleteAuthenticator(token: string, id: string): Promise<MfaAnswer>;
  outbox(): Promise<Record<string, unknown>[]>;
}

/** Calls a tenant as the client `spa`, for Mia. */
export function mfaClient(tenant: Tenant): MfaClient {
  const send = (path: string, init?: RequestInit): Promise<Response> =>
    tenant.fetch(new Request(`${tenant.issuer}${path}`, init));
  const post = async (path: string, form: Form): Promise<MfaAnswer> =>
    read(
      await send(path, {
        method: 'POST',
        body: new URLSearchParams({ client_id: 'spa', ...form }),
      }),
    );
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    password: (form = {}) =>
      post('oauth/token', {
        ...{ grant_type: 'password', username: 'mia@example.com', password: 'Correct-Horse-1' },
        scope: 'openid offline_access',
        ...form,
      }),
    refresh: (tokens) =>
      post('oauth/token', {
        grant_type: 'refresh_token',
        refresh_token: String(tokens['refresh_token']),
      }),
    grant: (kind, form) => post('oauth/token', { grant_type: MFA_GRANTS[kind], ...form }),
    challenge: (form) => post('mfa/challenge', form),
    associate: async ({ mfa_token }, body) =>
      read(
        await send('mfa/associate', {
          method: 'POST',
          headers: { ...bearer(mfa_token), 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    authenticators: async ({ mfa_token }) => {
      const answer = await send('mfa/authenticators', { headers: bearer(mfa_token) });
      return (await answer.json()) as Record<string, unknown>[];
    },
    deleteAuthenticator: async (token, id) =>
      read(
        await send(`mfa/authenticators/${encodeURIComponent(id)}`, {
          method: 'DELETE',
          headers: bearer(token),
        }),
      ),
    outbox: async () =>
      (await (await send('_emulator/outbox')).json()) as Record<string, unknown>[],
  };
}

async function read(response: Response): Promise<MfaAnswer> {
  const text = await response.text();
  const body: unknown = text === '' ? {} : JSON.parse(text);
  return { status: response.status, body: body as Record<string, unknown> };
}
