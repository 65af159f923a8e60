/** What a server-side application knows of its tenant. */
export interface ClientSettings {
  /** The tenant's origin: `http://localhost:4400`, or with TLS `https://localhost:4443`. */
  origin: string;
  clientId: string;
  clientSecret: string;
  /** The Management API: `http://localhost:4400/api/v2/`. */
  audience: string;
  /** The application's own origin. */
  baseUrl: string;
}

/** Reads a user's theme with the user's token. */
export async function readTheme(audience: string, userId: string, token: string): Promise<string> {
  const response = await fetch(`${audience}users/${encodeURIComponent(userId)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const profile = (await response.json()) as { user_metadata: { theme: string } };
  return profile.user_metadata.theme;
}
