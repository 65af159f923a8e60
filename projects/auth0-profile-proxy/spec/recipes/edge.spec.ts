import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { AUDIENCE, CLIENT_SECRET, startHarness, type Harness } from '../support/harness.ts';

interface Worker {
  fetch(request: Request, environment: Record<string, string>): Promise<Response>;
}

/** What edge platforms have in common (WinterTC, Minimum Common Web API). No Node among it. */
const webApis = {
  AbortController,
  AbortSignal,
  atob,
  Blob,
  btoa,
  console: { info: () => undefined, warn: () => undefined, error: () => undefined },
  crypto,
  CryptoKey,
  DOMException,
  fetch,
  FormData,
  Headers,
  performance,
  ReadableStream,
  Request,
  Response,
  setTimeout,
  clearTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  TransformStream,
  Uint8Array,
  URL,
  URLSearchParams,
};

describe('the recipe for an edge platform', () => {
  let harness: Harness;
  let code: string;
  beforeAll(async () => {
    harness = await startHarness();
    const entry = fileURLToPath(
      new URL('../../recipes/cloudflare-worker/worker.ts', import.meta.url),
    );
    const bundle = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      // Neither built-in modules of Node nor its globals: the build fails where one is imported.
      platform: 'browser',
      conditions: ['worker'],
      format: 'iife',
      globalName: 'worker',
      logLevel: 'silent',
    });
    code = bundle.outputFiles[0]?.text ?? '';
  });
  afterAll(() => harness.close());

  it('runs with web APIs only', async () => {
    const response = await send('PATCH', { name: 'From the edge' });
    expect(response.status).toBe(200);
    expect(harness.tenant.users.get('auth0|ada')?.name).toBe('From the edge');
  });

  it('refuses a field that may not be changed', async () => {
    expect((await send('PATCH', { blocked: false })).status).toBe(403);
  });

  async function send(method: string, body: object): Promise<Response> {
    const context = createContext({ ...webApis });
    runInContext(code, context);
    const { default: worker } = runInContext('worker', context) as { default: Worker };
    const request = new Request('https://worker.example/me', {
      method,
      headers: {
        authorization: `Bearer ${await harness.mint()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return worker.fetch(request, {
      AUTH0_DOMAIN: harness.tenant.url,
      AUTH0_CLIENT_ID: 'profile-proxy',
      AUTH0_CLIENT_SECRET: CLIENT_SECRET,
      PROXY_AUDIENCE: AUDIENCE,
      PROXY_ALLOWED_ORIGINS: 'https://app.example',
    });
  }
});
