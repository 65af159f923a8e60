import { tenant } from './emulated-tenant';

/** A token to create without a login, see the emulator's control plane. */
export interface MintRequest {
  readonly kind?: 'access-token' | 'id-token' | 'opaque' | 'encrypted';
  readonly userId?: string;
  readonly audience?: string;
  readonly scope?: string;
  readonly expiresInSeconds?: number;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Creates a token of the emulated tenant with any content, signed with the tenant's key. */
export async function mint(request: MintRequest = {}): Promise<string> {
  const response = await fetch(`${tenant.url}/_emulator/mint`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId: tenant.user, clientId: tenant.clientId, ...request }),
  });
  if (!response.ok) {
    throw new Error(`The control plane answered ${response.status} to mint.`);
  }
  const { token } = (await response.json()) as { readonly token: string };
  return token;
}
