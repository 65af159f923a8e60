import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../tools/process/free-ports.ts';
import { programPath, startChild } from './child-server.ts';

/** Flood limits, which a load of one address would exceed. */
const FLOOD_LIMIT = /rate=\d+r\/s/g;

/** A running nginx. */
export interface NginxServer {
  readonly url: string;
  /** Everything in its access log and its error log. */
  logs(): string;
  close(): Promise<void>;
}

/** nginx with the configuration of a recipe; only ports, places and the flood limit differ. */
export async function startNginx(
  instances: readonly [number, number],
  recipe: 'nginx' | 'bff-nginx' = 'nginx',
  files?: Readonly<Record<string, string>>,
): Promise<NginxServer> {
  const program = programPath('nginx');
  const directory = mkdtempSync(join(tmpdir(), 'profile-proxy-nginx-'));
  mkdirSync(join(directory, 'temp'));
  const port = await freePort();
  const replacements: readonly (readonly [string, string])[] = [
    ['127.0.0.1:4401', `127.0.0.1:${instances[0]}`],
    ['127.0.0.1:4402', `127.0.0.1:${instances[1]}`],
    ['127.0.0.1:8080', `127.0.0.1:${port}`],
    ['/run/nginx.pid', join(directory, 'nginx.pid')],
    ['/var/log/nginx/error.log', join(directory, 'error.log')],
    ['/var/log/nginx/access.log', join(directory, 'access.log')],
    ...(files ? [['/var/www/app/browser', writeFiles(directory, files)] as const] : []),
    ['  server_tokens off;', `  server_tokens off;\n${temporaryPaths(directory)}`],
  ];
  const path = new URL(`../../recipes/${recipe}/nginx.conf`, import.meta.url);
  let text = readFileSync(path, 'utf8').replaceAll(FLOOD_LIMIT, 'rate=100000r/s');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) {
      throw new Error(`The recipe for nginx has no "${from}" any more.`);
    }
    text = text.replaceAll(from, to);
  }
  const file = join(directory, 'nginx.conf');
  writeFileSync(file, text);
  const args = ['-c', file, '-e', join(directory, 'error.log'), '-g', 'daemon off;'];
  // Names the line of a mistake, which a server that does not start would not.
  execFileSync(program, ['-t', ...args], { stdio: 'pipe' });
  const server = await startChild(program, args, { port });
  return {
    url: `http://127.0.0.1:${port}`,
    logs: () =>
      ['access.log', 'error.log']
        .map((name) => readFileSync(join(directory, name), 'utf8'))
        .join(''),
    async close() {
      await server.stop('SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function temporaryPaths(directory: string): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${join(directory, 'temp', kind)};`)
    .join('\n');
}

/** The files of the application. */
function writeFiles(directory: string, files: Readonly<Record<string, string>>): string {
  const folder = join(directory, 'app');
  mkdirSync(folder);
  // Started by root, the workers of nginx are another user.
  chmodSync(directory, 0o755);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
