import { createProfileBff } from 'auth0-profile-proxy';
import { listen } from 'auth0-profile-proxy/node';

/** The path that logs a user in without pages: `?user=<id>`. */
const LOG_IN = '/bff-spec/log-in';

/**
 * Starts a back end for the front end for each origin that Karma may have. Karma passes the requests on, so that
 * page and back end share one origin; the `Host` header tells which.
 */
export async function startBff(tenant, origins) {
  const orders = await listen(
    { fetch: (request) => Response.json({ path: new URL(request.url).pathname }) },
    { port: 0 },
  );
  const bffs = new Map();
  const bffOf = (origin) => {
    if (!bffs.has(origin)) {
      bffs.set(origin, createBff(tenant, origin, orders.url));
    }
    return bffs.get(origin);
  };
  const server = await listen(
    {
      fetch: async (request) => {
        const { origin, pathname, searchParams } = new URL(request.url);
        if (!origins.includes(origin)) {
          return new Response(null, { status: 404 });
        }
        const bff = bffOf(origin);
        return pathname === LOG_IN
          ? logIn({ bff, tenant, origin, userId: searchParams.get('user') })
          : bff.fetch(request);
      },
    },
    { port: 0 },
  );
  return server.url;
}

function createBff(tenant, url, ordersUrl) {
  /** No spec is about the limits of the back end. */
  const unlimited = { points: 10_000, windowSeconds: 60 };
  return createProfileBff({
    domain: tenant.url,
    url,
    clientId: 'spec-bff',
    clientSecret: 'spec-bff-secret',
    managementClient: { clientId: 'spec-proxy', clientSecret: 'spec-proxy-secret' },
    apis: {
      orders: {
        url: ordersUrl,
        audience: 'https://orders.example/',
        routes: [
          { method: 'GET', path: '/orders', scopes: ['read:orders'] },
          { method: 'GET', path: '/public' },
        ],
      },
    },
    routes: { 'delete-account': true },
    limits: { read: unlimited, write: unlimited, sensitive: unlimited },
    upstream: { budget: { perSecond: 1000, burst: 1000 }, userShare: 1 },
    log: { info() {}, warn() {}, error: console.error },
  });
}

/** The login of a browser that is logged in at the tenant already. */
async function logIn({ bff, tenant, origin, userId }) {
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const open = (path, cookies) =>
    bff.fetch(new Request(new URL(path, origin), { headers: { ...navigation, cookie: cookies } }));
  const start = await open('/bff/login?returnTo=/', '');
  const session = await fetch(`${tenant.url}/_emulator/sessions/start`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId }),
  });
  const atTenant = await fetch(start.headers.get('location'), {
    redirect: 'manual',
    headers: { cookie: cookiesOf(session) },
  });
  const end = await open(atTenant.headers.get('location'), cookiesOf(start));
  const headers = new Headers(end.headers.getSetCookie().map((value) => ['Set-Cookie', value]));
  return new Response(end.headers.get('location'), { headers });
}

function cookiesOf(response) {
  return response.headers
    .getSetCookie()
    .map((value) => value.split(';', 1).join())
    .join('; ');
}
