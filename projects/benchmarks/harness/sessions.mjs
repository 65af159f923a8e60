import { freePort } from '../../../tools/process/free-ports.ts';
import { createClient } from './http-client.mjs';

/** How many users have a session. */
export const USERS = 50;

/** How many requests are sent in parallel. */
export const WIDTH = 16;

const CLIENT = { clientId: 'web', clientSecret: 'web-application-secret' };
const AUDIENCE = 'https://orders.example/';

/** A tenant with users, an API, and an application they log in to; and the settings of both servers. */
export async function seed() {
  const [port, bffPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${bffPort}`;
  return {
    settings: { ...CLIENT, audience: AUDIENCE, domain: `http://localhost:${port}`, bffPort },
    tenant: {
      port,
      users: Array.from({ length: USERS }, (_, at) => ({ user_id: userId(at) })),
      clients: [
        {
          client_id: CLIENT.clientId,
          client_secret: CLIENT.clientSecret,
          app_type: 'regular_web',
          callbacks: [`${origin}/bff/callback`],
        },
      ],
      apis: [
        {
          identifier: AUDIENCE,
          scopes: [{ value: 'read:orders' }],
          allow_offline_access: true,
          skip_consent_for_verifiable_first_party_clients: true,
        },
      ],
    },
  };
}

/** Logs the users in at both servers; resolves to the session cookies of each. */
export async function logUsersIn(tenant, servers) {
  const cookies = { 'profile-bff': [], 'minimal-bff': [] };
  const client = createClient(servers['minimal-bff'].url);
  for (let at = 0; at < USERS; at++) {
    cookies['profile-bff'].push(await logIn(servers['profile-bff'].url, userId(at)));
    const token = await tenant.mint({
      userId: userId(at),
      audience: AUDIENCE,
      scope: 'read:orders',
    });
    const { text } = await client.send('POST', '/sessions', { body: token });
    cookies['minimal-bff'].push(`session=${text}`);
  }
  client.close();
  return cookies;
}

/** Requests an order through a server. */
export async function requestOrder(client, cookies, at) {
  const { status, text } = await client.send('GET', `/bff/api/orders/orders/${at}`, {
    headers: { cookie: cookies[at % cookies.length], 'x-csrf': '1' },
  });
  if (status !== 200) {
    throw new Error(`GET an order responded with ${status}: ${text.slice(0, 300)}`);
  }
}

/** Walks through the login with the cookies of a browser; resolves to the session's cookie. */
async function logIn(origin, id) {
  const jar = new Map();
  let url = new URL(`${origin}/bff/login?api=orders&scope=read:orders`);
  let form;
  for (let step = 0; step < 8; step++) {
    const client = createClient(url.origin);
    const { headers } = await client.send(form ? 'POST' : 'GET', url.pathname + url.search, {
      headers: {
        cookie: [...jar].map((pair) => pair.join('=')).join('; '),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      body: form,
    });
    client.close();
    for (const line of headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      jar.set(name, value);
    }
    const session = [...jar].find(([name]) => name.startsWith('bff-session'));
    if (session) {
      return session.join('=');
    }
    form = headers.location ? undefined : new URLSearchParams({ user_id: id }).toString();
    url = headers.location ? new URL(headers.location, url) : url;
  }
  throw new Error(`The login of ${id} does not end: ${url.pathname}${url.search.slice(0, 80)}`);
}

function userId(at) {
  return `auth0|user-${at}`;
}
