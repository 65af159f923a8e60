import { readFileSync } from 'node:fs';
import type { LambdaEvent, LambdaResult } from '../../recipes/aws-lambda/lambda-event.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import { ORIGIN, startBff, WEB_SECRET, type BffHarness } from '../support/bff-harness.ts';
import { ADA, AUDIENCE, CLIENT_SECRET, startHarness, type Harness } from '../support/harness.ts';
import { answerEvent } from '../../recipes/aws-lambda/lambda-event.ts';

type Handler = (event: LambdaEvent) => Promise<LambdaResult>;

/** Events in the formats that AWS documents: "Lambda function URLs", and "HTTP APIs: payload format 2.0". */
const EVENTS = ['function-url', 'http-api'] as const;

describe('the recipe for serverless functions', () => {
  let harness: Harness;
  let handler: Handler;
  const before = { ...process.env };

  beforeAll(async () => {
    harness = await startHarness();
    Object.assign(process.env, {
      AUTH0_DOMAIN: harness.tenant.url,
      AUTH0_CLIENT_ID: 'profile-proxy',
      AUTH0_CLIENT_SECRET: CLIENT_SECRET,
      PROXY_AUDIENCE: AUDIENCE,
      LOG_LEVEL: 'silent',
    });
    ({ handler } = await import('../../recipes/aws-lambda/handler.ts'));
  });
  afterAll(async () => {
    process.env = before;
    await harness.close();
  });

  for (const name of EVENTS) {
    for (const isBase64Encoded of [true, false]) {
      it(`answers the event of a ${name}, with ${isBase64Encoded ? 'base64' : 'text'}`, async () => {
        const body = JSON.stringify({ name: `Åda by ${name}` });
        const answer = await handler(
          await eventOf(name, { method: 'PATCH', body, isBase64Encoded }),
        );
        expect(answer.statusCode).toBe(200);
        expect(answer.headers['content-type']).toBe('application/json');
        expect(textOf(answer)).toContain('"user_id":"auth0|ada"');
        expect(harness.tenant.users.get(ADA)?.name).toBe(`Åda by ${name}`);
      });
    }
  }

  it('refuses a field that may not be changed', async () => {
    const body = '{"app_metadata":{"plan":"gold"}}';
    const answer = await handler(await eventOf('http-api', { method: 'PATCH', body }));
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('answers an event without a body', async () => {
    const answer = await handler(await eventOf('function-url', { method: 'GET' }));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['etag']).toMatch(/^"/);
  });

  it('finishes what is left for later before it answers', async () => {
    let done = false;
    const app = {
      fetch: (_: Request, platform: { waitUntil(task: Promise<unknown>): void }) => {
        const later = new Promise((resolve) => setImmediate(resolve));
        platform.waitUntil(later.then(() => (done = true)));
        return Promise.resolve(new Response('now'));
      },
    };
    await answerEvent(app, await eventOf('http-api', { method: 'GET' }));
    expect(done).toBeTrue();
  });

  async function eventOf(name: (typeof EVENTS)[number], sent: Sent): Promise<LambdaEvent> {
    const authorization = `Bearer ${await harness.mint()}`;
    return fill(name, { ...sent, path: '/me', headers: { authorization } });
  }
});

describe('a BFF behind events', () => {
  let harness: BffHarness;
  beforeAll(async () => (harness = await startBff()));
  afterAll(() => harness.close());

  for (const name of EVENTS) {
    it(`logs in, reads, changes and logs out with the cookies of a ${name}`, async () => {
      const browser = new BffBrowser(async (request) => {
        const answer = await answerEvent(harness.bff, await asEvent(name, request));
        return asResponse(answer);
      }, ORIGIN);
      const answer = await browser.login(ADA, '?returnTo=/account%3Ftab%3D1');
      expect(answer.headers.get('location')).toBe('/account?tab=1');
      // Two values of Set-Cookie: the session, and the end of the login.
      expect(answer.headers.getSetCookie()).toHaveSize(2);
      const profile = await browser.send('PATCH', '/bff/me', { body: { name: 'Ada King' } });
      expect(await profile.json()).toEqual(jasmine.objectContaining({ name: 'Ada King' }));
      expect((await browser.send('POST', '/bff/logout')).status).toBe(200);
      expect((await browser.send('GET', '/bff/me')).status).toBe(401);
    });
  }

  it('has revoked the refresh token when it answers a logout', async () => {
    const browser = await harness.loggedIn(ADA);
    const request = new Request(`${ORIGIN}/bff/logout`, {
      method: 'POST',
      headers: { 'x-csrf': '1', origin: ORIGIN, cookie: cookiesOf(browser) },
    });
    const revocations = (): number =>
      harness.tenant.requests().filter(({ path }) => path === '/oauth/revoke').length;
    const before = revocations();
    await answerEvent(harness.bff, await asEvent('http-api', request));
    expect(revocations()).toBe(before + 1);
  });
});

describe('the handler of the BFF', () => {
  const before = { ...process.env };
  afterAll(() => (process.env = before));

  it('does not start without a store that every execution environment shares', async () => {
    Object.assign(process.env, {
      AUTH0_DOMAIN: 'tenant.example.com',
      AUTH0_CLIENT_ID: 'web',
      AUTH0_CLIENT_SECRET: WEB_SECRET,
      BFF_URL: ORIGIN,
    });
    delete process.env['REDIS_URL'];
    await expectAsync(import('../../recipes/aws-lambda/bff-handler.ts')).toBeRejectedWithError(
      /Set REDIS_URL/,
    );
  });
});

interface Sent {
  readonly method: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The documented event with the members of this request in place of its own. */
function fill(name: (typeof EVENTS)[number], sent: Sent): LambdaEvent {
  const file = new URL(`events/${name}.json`, import.meta.url);
  const event = JSON.parse(readFileSync(file, 'utf8')) as LambdaEvent & Record<string, unknown>;
  const { method, path = '/', query = '', body, isBase64Encoded = false } = sent;
  const { body: _, cookies: __, ...rest } = event;
  return {
    ...rest,
    rawPath: path,
    rawQueryString: query,
    headers: { 'content-type': 'application/json', ...sent.headers },
    requestContext: {
      ...event.requestContext,
      http: { ...event.requestContext.http, method },
    },
    ...(sent.cookies && { cookies: sent.cookies }),
    ...(body !== undefined && {
      body: isBase64Encoded ? Buffer.from(body).toString('base64') : body,
    }),
    isBase64Encoded,
  };
}

async function asEvent(name: (typeof EVENTS)[number], request: Request): Promise<LambdaEvent> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  const cookies = headers.get('cookie')?.split('; ');
  headers.delete('cookie');
  const body = request.body ? await request.text() : undefined;
  return fill(name, {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(headers),
    ...(cookies && { cookies }),
    ...(body !== undefined && { body, isBase64Encoded: true }),
  });
}

function asResponse({ statusCode, headers, cookies, body }: LambdaResult): Response {
  const all = new Headers(headers);
  for (const cookie of cookies) {
    all.append('set-cookie', cookie);
  }
  const isEmpty = body === '';
  return new Response(isEmpty ? null : Buffer.from(body, 'base64'), {
    status: statusCode,
    headers: all,
  });
}

function textOf({ body }: LambdaResult): string {
  return Buffer.from(body, 'base64').toString('utf8');
}

function cookiesOf({ cookies }: BffBrowser): string {
  return [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
}
