import { startHarness, type Harness } from '../support/harness.ts';

describe('pages that need no token', () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
  afterEach(() => harness.close());

  it('/healthz answers 200', async () => {
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it('/readyz answers 200 while store and tenant can be used', async () => {
    const response = await get('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it('/readyz answers 503 when no Management API token is issued', async () => {
    harness.tenant.faults.add({ path: '/oauth/token', status: 500, times: 9 });
    const response = await get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'unavailable' });
  });

  it('/openapi.json describes the enabled routes only', async () => {
    const { paths } = (await (await get('/openapi.json')).json()) as {
      paths: Record<string, object>;
    };
    expect(Object.keys(paths['/me'] ?? {})).toEqual(['get', 'patch']);
    expect(paths['/users/{id}']).toBeDefined();
    expect(paths['/me/email/confirm']).toBeUndefined();
  });

  it('/openapi.json contains the allow-list of the options', async () => {
    const other = await startHarness({ attributes: ['nickname'], metadata: false });
    const response = await other.send('GET', '/openapi.json', { token: '' });
    const document = (await response.json()) as {
      components: { schemas: { ProfileChange: { properties: object } } };
    };
    expect(Object.keys(document.components.schemas.ProfileChange.properties)).toEqual(['nickname']);
    await other.close();
  });

  it('/docs is a page without scripts that names every route and problem', async () => {
    const response = await get('/docs');
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toContain('<script');
    for (const part of [
      'PATCH /me',
      'POST /me/email',
      'id-token',
      'If-Match',
      'curl -X PATCH',
      'update:profile',
    ]) {
      expect(html).toContain(part);
    }
  });

  it('are not served with documentation: false', async () => {
    const other = await startHarness({ documentation: false });
    expect((await other.send('GET', '/docs', { token: '' })).status).toBe(404);
    expect((await other.send('GET', '/openapi.json', { token: '' })).status).toBe(404);
    await other.close();
  });

  function get(path: string): Promise<Response> {
    return harness.send('GET', path, { token: '' });
  }
});
