import { fileURLToPath } from 'node:url';
import { BffBrowser } from '../support/bff-browser.ts';
import { ORIGIN, startBff, WEB_SECRET, type BffHarness } from '../support/bff-harness.ts';
import { ADA, AUDIENCE, CLIENT_SECRET, startHarness, type Harness } from '../support/harness.ts';
import { sendOverHttp } from '../support/send-over-http.ts';
import { startWorker, type RunningWorker } from './workerd.ts';

describe('the recipe for Cloudflare Workers, in workerd', () => {
  let harness: Harness;
  let worker: RunningWorker;
  beforeAll(async () => {
    harness = await startHarness();
    worker = await startWorker(pathOf('../../recipes/cloudflare-worker/worker.ts'), {
      AUTH0_DOMAIN: harness.tenant.url,
      AUTH0_CLIENT_ID: 'profile-proxy',
      AUTH0_CLIENT_SECRET: CLIENT_SECRET,
      PROXY_AUDIENCE: AUDIENCE,
      PROXY_ALLOWED_ORIGINS: 'https://app.example',
    });
  });
  afterAll(async () => {
    await worker.close();
    await harness.close();
  });

  it('changes a profile', async () => {
    const answer = await send({ name: 'From the edge' });
    expect(answer.status).toBe(200);
    expect(harness.tenant.users.get(ADA)?.name).toBe('From the edge');
  });

  it('refuses a field that may not be changed', async () => {
    expect((await send({ blocked: false })).status).toBe(403);
  });

  it('allows the origins of its variable only', async () => {
    const allowed = async (origin: string): Promise<string | null> => {
      const answer = await fetch(`${worker.url}/healthz`, { headers: { origin } });
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await allowed('https://app.example')).toBe('https://app.example');
    expect(await allowed('https://evil.example')).toBeNull();
  });

  async function send(body: object): Promise<Response> {
    return fetch(`${worker.url}/me`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await harness.mint()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  }
});

describe('a BFF in workerd', () => {
  let harness: BffHarness;
  let worker: RunningWorker;
  beforeAll(async () => {
    harness = await startBff();
    worker = await startWorker(pathOf('bff-worker.ts'), {
      domain: harness.tenant.url,
      url: ORIGIN,
      secret: WEB_SECRET,
    });
  });
  afterAll(async () => {
    await worker.close();
    await harness.close();
  });

  it('logs a user in, and changes the profile', async () => {
    const browser = new BffBrowser((request) => sendOverHttp(request, worker.url), ORIGIN);
    const answer = await browser.login(ADA, '?returnTo=/account');
    expect(answer.headers.get('location')).toBe('/account');
    const profile = await browser.send('PATCH', '/bff/me', { body: { name: 'Ada King' } });
    expect(await profile.json()).toEqual(jasmine.objectContaining({ name: 'Ada King' }));
  });
});

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
