import { createProfileBff } from 'auth0-profile-proxy';
import { listen } from 'auth0-profile-proxy/node';
import { failingBff } from './karma.failing-bff.mjs';
import { ordersApi } from './karma.orders-api.mjs';

/**
 * Starts a back end for the front end for each origin that Karma may have. Karma passes the requests on, so that
 * page and back end share one origin; the `Host` header tells which. Below `/bff-spec` are the paths of specs only:
 * `/log-in?user=<id>` with parameters of the login, `/fail?method=<method>&as=<failure>` for later requests to the
 * back end, and failures by their names.
 */
export async function startBff(tenant, origins) {
  const orders = await listen({ fetch: ordersApi }, { port: 0 });
  const bffs = new Map();
  const bffOf = (origin) => {
    if (!bffs.has(origin)) {
      bffs.set(origin, createBff(tenant, origin, orders.url));
    }
    return bffs.get(origin);
  };
  const failures = new Map();
  const server = await listen(
    {
      fetch: async (request) => {
        const { origin, pathname, searchParams } = new URL(request.url);
        if (!origins.includes(origin)) {
          return new Response(null, { status: 404 });
        }
        if (!pathname.startsWith('/bff-spec/')) {
          const failure = failures.get(`${origin} ${request.method}`);
          return failure ? failingBff(failure) : bffOf(origin).fetch(request);
        }
        const [, , name = ''] = pathname.split('/');
        switch (name) {
          case 'log-in':
            return logIn(request, { bff: bffOf(origin), tenant, origin, searchParams });
          case 'fail':
            failures.set(`${origin} ${searchParams.get('method')}`, searchParams.get('as'));
            return new Response(null, { status: 204 });
          default:
            return failingBff(name, orders.url);
        }
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
    myAccount: {
      scopes: [
        ...['read:me:profile', 'update:me:profile', 'read:me:factors'],
        ...['read', 'create', 'update', 'delete'].map(
          (verb) => `${verb}:me:authentication_methods`,
        ),
      ],
    },
    apis: {
      orders: {
        url: ordersUrl,
        audience: 'https://orders.example/',
        routes: [
          { method: 'GET', path: '/orders', scopes: ['read:orders'] },
          { method: 'POST', path: '/orders', scopes: ['write:orders'] },
          { method: 'POST', path: '/stream' },
          ...['/public', '/stream', '/refused', '/forbidden'].map(get),
          ...['/unknown-scope', '/other-scope', '/confirmed'].map(get),
        ],
      },
    },
    routes: { 'delete-account': true },
    limits: { read: unlimited, write: unlimited, sensitive: unlimited },
    upstream: { budget: { perSecond: 1000, burst: 1000 }, userShare: 1 },
    log: { info() {}, warn() {}, error: console.error },
  });
}

function get(path) {
  return { method: 'GET', path };
}

/** The login of a browser that is logged in at the tenant already. */
async function logIn(request, { bff, tenant, origin, searchParams }) {
  const { user: userId, ...parameters } = Object.fromEntries(searchParams);
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const own = request.headers.get('cookie') ?? '';
  const open = (path, cookies) =>
    bff.fetch(new Request(new URL(path, origin), { headers: { ...navigation, cookie: cookies } }));
  const start = await open(
    `/bff/login?${new URLSearchParams({ returnTo: '/', ...parameters })}`,
    own,
  );
  const session = await fetch(`${tenant.url}/_emulator/sessions/start`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId }),
  });
  const atTenant = await fetch(start.headers.get('location'), {
    redirect: 'manual',
    headers: { cookie: cookiesOf(session) },
  });
  const end = await open(atTenant.headers.get('location'), `${own}; ${cookiesOf(start)}`);
  const headers = new Headers(end.headers.getSetCookie().map((value) => ['Set-Cookie', value]));
  return new Response(end.headers.get('location'), { headers });
}

function cookiesOf(response) {
  return response.headers
    .getSetCookie()
    .map((value) => value.split(';', 1).join())
    .join('; ');
}
