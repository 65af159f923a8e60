/** A request the tenant answered. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly grantType?: string;
  readonly audience?: string;
  readonly scopeRequested?: string;
  readonly scopeGranted?: string;
  readonly acrValues?: string;
  readonly maxAge?: string;
}

interface KarmaWindow {
  readonly __karma__: { readonly config: { readonly args: readonly string[] } };
}

/** The emulated tenant that karma.conf.cjs started, and its control plane. */
export const tenant = {
  get url(): string {
    const [url = ''] = (window as Window & Partial<KarmaWindow>).__karma__?.config.args ?? [];
    return url;
  },
  /** The profile proxy of the tenant, which sends no requests before it is used. */
  get proxyUrl(): string {
    const [, url = ''] = (window as Window & Partial<KarmaWindow>).__karma__?.config.args ?? [];
    return url;
  },
  get audience(): string {
    return `${this.url}/api/v2/`;
  },
  get myAccountAudience(): string {
    return `${this.url}/me/`;
  },
  user: 'auth0|spec-user',
  socialUser: 'google-oauth2|103547991597142817347',
  otherUser: 'auth0|other-user',
  clientId: 'spec-spa',

  async reset(): Promise<void> {
    await control('POST', 'reset');
  },
  async signIn(userId = 'auth0|spec-user'): Promise<void> {
    await control('POST', 'sessions/start', { userId });
  },
  async endSessions(): Promise<void> {
    await control('POST', 'sessions/end', {});
  },
  async fault(fault: Readonly<Record<string, unknown>>): Promise<void> {
    await control('POST', 'faults', fault);
  },
  async forgetFaults(): Promise<void> {
    await control('DELETE', 'faults');
  },
  async advance(advanceSeconds: number): Promise<void> {
    await control('POST', 'clock', { advanceSeconds });
  },
  async metadata(userId = 'auth0|spec-user'): Promise<unknown> {
    const response = await control('GET', `users/${encodeURIComponent(userId)}`);
    const user = (await response.json()) as { readonly user_metadata?: unknown };
    return user.user_metadata;
  },
  async requests(): Promise<readonly AnsweredRequest[]> {
    return (await (await control('GET', 'requests')).json()) as readonly AnsweredRequest[];
  },
  async forgetRequests(): Promise<void> {
    await control('DELETE', 'requests');
  },
  /** Token requests for one API. */
  async tokenRequests(audience: string): Promise<number> {
    const all = await this.requests();
    return all.filter((r) => r.path === '/authorize' && r.audience === audience).length;
  },
};

async function control(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${tenant.url}/_emulator/${path}`, {
    method,
    credentials: 'include',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  if (!response.ok) {
    throw new Error(`The control plane answered ${response.status} to ${method} ${path}.`);
  }
  return response;
}
