/** Streams that wait for their second part, by name. */
const streams = new Map();

/**
 * An API behind the BFF. It tells what it got, and challenges as an API with other scopes than those the BFF knows
 * (RFC 6750, section 3.1; RFC 9470, section 3).
 */
export async function ordersApi(request) {
  const { pathname, searchParams } = new URL(request.url);
  switch (pathname) {
    case '/refused':
      return challenge(401, 'error="invalid_token"');
    case '/forbidden':
      return Response.json({ message: 'Not your order' }, { status: 403 });
    case '/unknown-scope':
      return challenge(403, 'error="insufficient_scope", scope="export:orders"');
    case '/other-scope':
      return challenge(403, 'error="insufficient_scope", scope="write:orders"');
    case '/confirmed':
      return challenge(401, 'error="insufficient_user_authentication", max_age="60"');
    case '/stream':
      return stream(request.method, searchParams.get('name'));
    default:
      return Response.json(await received(request, pathname));
  }
}

function challenge(status, parameters) {
  const headers = { 'WWW-Authenticate': `Bearer ${parameters}` };
  return Response.json({ error: 'refused' }, { status, headers });
}

/** A GET opens a stream with one part; a POST sends its second part and ends it. */
function stream(method, name) {
  if (method === 'POST') {
    streams.get(name)?.();
    return new Response(null, { status: 204 });
  }
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode('first'));
      streams.set(name, () => {
        controller.enqueue(encoder.encode(' second'));
        controller.close();
        streams.delete(name);
      });
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/plain' } });
}

async function received(request, path) {
  const [, claims = ''] = (request.headers.get('authorization') ?? '').split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}');
  const body = request.method === 'GET' ? undefined : await request.json();
  return { path, sub, body, headers: [...request.headers.keys()] };
}
