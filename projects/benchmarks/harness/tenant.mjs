import { createClient } from './http-client.mjs';
import { startServer } from './server-process.mjs';

/** Starts the emulator with a seed, passes it with its control API to `use`, and stops it. */
export async function withTenant(seed, use) {
  const server = await startServer('tenant', { args: [JSON.stringify(seed)] });
  const client = createClient(server.url);
  const send = async (method, path, body) => {
    const { status, text } = await client.send(method, `/_emulator/${path}`, {
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (status >= 300) {
      throw new Error(`${method} /_emulator/${path}: ${status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  };
  try {
    return await use({
      url: server.url,
      reset: () => send('POST', 'reset'),
      clearRequests: () => send('DELETE', 'requests'),
      /** The requests to the tenant, without preflights and without its control API. */
      requests: async () =>
        (await send('GET', 'requests')).filter(
          ({ method, path }) => method !== 'OPTIONS' && !path.startsWith('/_emulator'),
        ),
      user: (id) => send('GET', `users/${encodeURIComponent(id)}`),
      mint: async (request) => (await send('POST', 'mint', request)).token,
    });
  } finally {
    client.close();
    await server.stop();
  }
}

/** A single-page application at these origins, for a seed. */
export function spaClient(clientId, ...origins) {
  return {
    client_id: clientId,
    app_type: 'spa',
    callbacks: origins,
    allowed_logout_urls: origins,
    web_origins: origins,
    grant_types: ['authorization_code', 'refresh_token'],
  };
}
