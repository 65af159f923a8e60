import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder as a single-page application on a free loopback port until `use` is done. */
export async function withStaticServer(folder, use) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    const wanted = join(folder, path);
    const file =
      existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(folder, 'index.html');
    // File names of a production build contain a hash, so browsers may cache the files.
    response.setHeader(
      'Cache-Control',
      extname(file) === '.js' ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  try {
    return await use(`http://localhost:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Serves several folders, each on its own port; `use` gets their origins under the same names. */
export function withStaticServers(folders, use) {
  const [[name, folder] = [], ...others] = Object.entries(folders);
  return name === undefined
    ? use({})
    : withStaticServer(folder, (origin) =>
        withStaticServers(Object.fromEntries(others), (origins) =>
          use({ [name]: origin, ...origins }),
        ),
      );
}
