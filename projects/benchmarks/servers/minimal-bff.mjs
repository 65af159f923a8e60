import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { announce } from './serve.mjs';

// A minimal BFF: it looks a session up and forwards the request with the session's token.
const { apiUrl } = JSON.parse(process.argv[2]);
const sessions = new Map();

const app = new Hono();
app.post('/sessions', async (context) => {
  const id = crypto.randomUUID();
  sessions.set(id, { token: await context.req.text() });
  return context.text(id);
});
app.all('/bff/api/orders/*', async (context) => {
  const session = sessions.get(getCookie(context, 'session'));
  if (!session) {
    return context.text('', 401);
  }
  const { pathname, search } = new URL(context.req.url);
  const response = await fetch(apiUrl + pathname.slice('/bff/api/orders'.length) + search, {
    method: context.req.method,
    headers: { authorization: `Bearer ${session.token}`, accept: 'application/json' },
  });
  return new Response(response.body, {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') },
  });
});
const server = serve({ fetch: app.fetch, hostname: 'localhost', port: 0 }, ({ port }) => {
  announce(`http://localhost:${port}`);
});
server.on('error', (error) => {
  throw error;
});
