/** A page of the application, which many servers return for a path they do not know. */
const INDEX = '<!doctype html><html><head><title>Shop</title></head><body></body></html>';

const NGINX =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

const html = (body, status) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html' } });

/** What answers in place of the back end. */
const failures = {
  // `ng serve` without its proxy file, and servers that return index.html for every path.
  'index-html': () => html(INDEX, 200),
  'not-found': () => html('<pre>Cannot GET</pre>', 404),
  'bad-gateway': () => html(NGINX, 502),
  // `ng serve` with its proxy file, while the back end does not run.
  'dev-server': () => new Response('', { status: 500, headers: { 'Content-Type': 'text/plain' } }),
  // A server that has moved to another origin, which allows no request of this page.
  'other-origin': (origin) => Response.redirect(`${origin}/bff/session`, 302),
  // A connection that breaks after the first part of the answer.
  'cut-off': () => new Response(brokenBody(), { headers: { 'Content-Type': 'application/json' } }),
  silence: () => new Promise(() => undefined),
};

/** Answers as what stands in place of a back end that is not there. */
export function failingBff(name, otherOrigin) {
  return failures[name]?.(otherOrigin) ?? new Response(null, { status: 404 });
}

function brokenBody() {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"user_id":"'));
    },
    pull(controller) {
      controller.error(new Error('The connection is lost.'));
    },
  });
}
