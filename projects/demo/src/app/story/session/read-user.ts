import type { AuthResult } from './auth0-js';

/** Who has logged in. */
export interface StoryUser {
  readonly userId: string;
  readonly userName: string;
}

/** The user of a login: from the ID token, or from `/userinfo` where the response type has none. */
export async function readUser(tenantUrl: string, result: AuthResult): Promise<StoryUser> {
  const claims = result.idTokenPayload ?? (await userInfo(tenantUrl, result.accessToken));
  return { userId: textOf(claims['sub']), userName: textOf(claims['name']) };
}

async function userInfo(
  tenantUrl: string,
  accessToken: string | null,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${tenantUrl}/userinfo`, {
    headers: { Authorization: `Bearer ${accessToken ?? ''}` },
  });
  if (!response.ok) {
    throw new Error(`The tenant answered ${response.status} to GET /userinfo. Log in again.`);
  }
  return (await response.json()) as Record<string, unknown>;
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}
