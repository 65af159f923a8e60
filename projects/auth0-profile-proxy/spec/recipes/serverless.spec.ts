import type { FunctionUrlEvent, handler as Handler } from '../../recipes/aws-lambda/handler.ts';
import { AUDIENCE, CLIENT_SECRET, startHarness, type Harness } from '../support/harness.ts';

describe('the recipe for serverless functions', () => {
  let harness: Harness;
  let handler: typeof Handler;
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

  it('answers the event of a function URL', async () => {
    const answer = await handler(await event('PATCH', JSON.stringify({ name: 'From Lambda' })));
    expect(answer.statusCode).toBe(200);
    expect(harness.tenant.users.get('auth0|ada')?.name).toBe('From Lambda');
  });

  it('refuses a field that may not be changed', async () => {
    const answer = await handler(await event('PATCH', '{"app_metadata":{"plan":"gold"}}'));
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  async function event(method: string, body: string): Promise<FunctionUrlEvent> {
    const authorization = `Bearer ${await harness.mint()}`;
    return {
      rawPath: '/me',
      rawQueryString: '',
      headers: { authorization, 'content-type': 'application/json' },
      requestContext: { domainName: 'abc.lambda-url.example', http: { method } },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    };
  }
});
