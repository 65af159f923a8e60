import { CONFIG_URL, ConfigUnavailableError, loadDemoConfig } from './load-demo-config';

describe('loadDemoConfig', () => {
  it('derives the configuration from the CouchDB document', async () => {
    const config = await loadDemoConfig(answering(document()));
    expect(config).toEqual({
      clientId: 'demo-spa',
      storyClientId: 'demo-story',
      domain: 'localhost:4400',
      tenantUrl: 'http://localhost:4400',
      proxyUrl: 'http://localhost:4401',
      proxyAudience: 'https://profile-proxy.example/',
      revision: '1-9d3c',
    });
  });

  it('requests the document at its CouchDB URL', async () => {
    const fetchDocument = jasmine
      .createSpy<typeof fetch>()
      .and.resolveTo(Response.json(document()));
    await loadDemoConfig(fetchDocument);
    expect(fetchDocument.calls.mostRecent().args[0]).toBe(CONFIG_URL);
  });

  it('uses https for a tenant that is not on this machine', async () => {
    const config = await loadDemoConfig(
      answering({ ...document(), domain: 'localhost.evil.example' }),
    );
    expect(config.tenantUrl).toBe('https://localhost.evil.example');
  });

  describe('when the document is missing', () => {
    it('rejects with the status and says how to serve the document', async () => {
      const missing = answering({ error: 'not_found', reason: 'missing' }, 404);
      await expectAsync(loadDemoConfig(missing)).toBeRejectedWithError(
        ConfigUnavailableError,
        /answered 404\. Start the demo/,
      );
    });
  });

  describe('when the document is incomplete', () => {
    for (const member of ['clientID', 'storyClientID', 'domain', 'proxy', '_rev']) {
      it(`rejects a document without ${member}`, async () => {
        const incomplete = { ...document(), [member]: undefined };
        await expectAsync(loadDemoConfig(answering(incomplete))).toBeRejectedWithError(
          ConfigUnavailableError,
          /is incomplete/,
        );
      });
    }
  });
});

function document() {
  return {
    _id: 'auth0-config',
    _rev: '1-9d3c',
    clientID: 'demo-spa',
    storyClientID: 'demo-story',
    domain: 'localhost:4400',
    proxy: { url: 'http://localhost:4401', audience: 'https://profile-proxy.example/' },
  };
}

function answering(body: object, status = 200): typeof fetch {
  return () => Promise.resolve(Response.json(body, { status }));
}
