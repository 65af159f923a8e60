import { createHash, randomBytes } from 'node:crypto';

/** The part of a browser these specs need: cookies, no automatic redirects, forms. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();
  private readonly send: (request: Request) => Promise<Response>;

  constructor(send: (request: Request) => Promise<Response>) {
    this.send = send;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.exchange(new Request(url, { headers: this.withCookies(headers) }));
  }

  async post(url: string, form: Record<string, string>): Promise<Response> {
    return this.exchange(
      new Request(url, {
        method: 'POST',
        headers: this.withCookies({}),
        body: new URLSearchParams(form),
      }),
    );
  }

  async postJson(url: string, body: unknown): Promise<Response> {
    return this.exchange(
      new Request(url, {
        method: 'POST',
        headers: this.withCookies({ 'content-type': 'application/json' }),
        body: JSON.stringify(body),
      }),
    );
  }

  /** Walks from an /authorize URL through the login page, picks a user, and returns the answer. */
  async login(authorizeUrl: string, userId: string): Promise<Response> {
    const toLogin = await this.get(authorizeUrl);
    const loginUrl = new URL(toLogin.headers.get('location') ?? '', authorizeUrl);
    const picked = await this.post(loginUrl.href, { user_id: userId });
    return this.follow(picked, authorizeUrl);
  }

  /** Follows one redirect. */
  async follow(response: Response, base: string): Promise<Response> {
    return this.get(new URL(response.headers.get('location') ?? '', base).href);
  }

  private withCookies(headers: Record<string, string>): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? headers : { ...headers, cookie };
  }

  private async exchange(request: Request): Promise<Response> {
    const response = await this.send(request);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const [name = '', value = ''] = pair.split('=', 2);
      if (/max-age=0/i.test(line)) {
        this.cookies.delete(name);
      } else {
        this.cookies.set(name, value);
      }
    }
    return response;
  }
}

/** A fresh PKCE pair. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Parameters an application gets back in the query or the fragment of a redirect. */
export function answerOf(response: Response): URLSearchParams {
  const url = new URL(response.headers.get('location') ?? 'http://no.location/');
  return new URLSearchParams(url.hash === '' ? url.search : url.hash.slice(1));
}

/** The claims of a JWT, without any check. */
export function claimsOf(token: string): Record<string, unknown> {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}
