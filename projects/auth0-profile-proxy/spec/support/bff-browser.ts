/** What a page sends. */
export interface PageRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Cookie {
  readonly value: string;
  readonly attributes: string;
}

/**
 * The part of a browser these specs need: cookies for the application and for the tenant, SameSite, no
 * automatic redirects.
 */
export class BffBrowser {
  readonly cookies = new Map<string, Cookie>();
  private readonly tenantCookies = new Map<string, Cookie>();
  private readonly app: (request: Request) => Promise<Response>;
  private readonly origin: string;

  constructor(app: (request: Request) => Promise<Response>, origin: string) {
    this.app = app;
    this.origin = origin;
  }

  /** A request of a page of the application. */
  async send(method: string, path: string, { body, headers }: PageRequest = {}): Promise<Response> {
    return this.exchange(
      new Request(this.origin + path, {
        method,
        headers: {
          'x-csrf': '1',
          'sec-fetch-site': 'same-origin',
          'sec-fetch-mode': 'cors',
          'sec-fetch-dest': 'empty',
          ...(method !== 'GET' && { origin: this.origin }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...this.cookieHeader('Strict'),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  }

  /** The browser opens a page of the application: from a link of the application, or of another site. */
  async open(
    path: string,
    site: 'same-origin' | 'same-site' | 'cross-site' | 'none' = 'same-origin',
  ): Promise<Response> {
    return this.exchange(
      new Request(this.origin + path, {
        headers: {
          'sec-fetch-site': site,
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'document',
          ...this.cookieHeader(site === 'cross-site' ? 'Lax' : 'Strict'),
        },
      }),
    );
  }

  /** Logs a user in and returns the answer of the callback. */
  async login(userId: string, query = ''): Promise<Response> {
    const callback = await this.loginAtTenant(userId, await this.open(`/bff/login${query}`));
    return this.open(callback, 'cross-site');
  }

  /** Walks from the redirect of a login through the tenant; returns the path of the callback. */
  async loginAtTenant(userId: string, toTenant: Response): Promise<string> {
    let url = new URL(toTenant.headers.get('location') ?? '');
    let response = await this.atTenant(url);
    for (let steps = 0; steps < 8; steps++) {
      const location = response.headers.get('location');
      const next = location === null ? undefined : new URL(location, url);
      if (next?.origin === this.origin) {
        return next.pathname + next.search;
      }
      if (next) {
        url = next;
        response = await this.atTenant(next);
      } else {
        response = await this.answerPage(url, userId, await response.text());
      }
    }
    throw new Error(`The login does not end: ${url.pathname}`);
  }

  /** Whether the tenant still knows the user. */
  get isLoggedInAtTenant(): boolean {
    return this.tenantCookies.size > 0;
  }

  /** The id of the login session at the tenant. */
  get tenantSessionId(): string {
    return [...this.tenantCookies.values()][0]?.value ?? '';
  }

  /** Sends a request to the tenant with its cookies. */
  async atTenant(url: URL, form?: Record<string, string>): Promise<Response> {
    const cookie = pairs(this.tenantCookies);
    const response = await fetch(url, {
      redirect: 'manual',
      ...(cookie !== '' && { headers: { cookie } }),
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    keep(this.tenantCookies, response);
    return response;
  }

  private answerPage(url: URL, userId: string, page: string): Promise<Response> {
    const isConsent = url.pathname.includes('consent');
    if (!isConsent && !url.pathname.includes('login')) {
      throw new Error(`No answer for ${url.pathname}: ${page.slice(0, 300)}`);
    }
    return this.atTenant(url, isConsent ? { action: 'accept' } : { user_id: userId });
  }

  private async exchange(request: Request): Promise<Response> {
    const response = await this.app(request);
    keep(this.cookies, response);
    return response;
  }

  private cookieHeader(least: 'Strict' | 'Lax'): Record<string, string> {
    const sent = new Map(
      [...this.cookies].filter(
        ([, { attributes }]) => least === 'Strict' || attributes.includes('SameSite=Lax'),
      ),
    );
    return sent.size === 0 ? {} : { cookie: pairs(sent) };
  }
}

function pairs(cookies: ReadonlyMap<string, Cookie>): string {
  return [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
}

function keep(cookies: Map<string, Cookie>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';', 1);
    const name = pair.slice(0, pair.indexOf('='));
    if (/max-age=0/i.test(line)) {
      cookies.delete(name);
    } else {
      cookies.set(name, {
        value: pair.slice(name.length + 1),
        attributes: line.slice(pair.length),
      });
    }
  }
}
