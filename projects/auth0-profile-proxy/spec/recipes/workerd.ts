import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../tools/process/free-ports.ts';
import { RunningProgram } from '../../../../tools/process/running-program.ts';

/** Path of the program; its package has no types. */
const { default: program } = createRequire(import.meta.url)('workerd') as {
  readonly default: string;
};

/** A worker in the runtime of Cloudflare Workers. */
export interface RunningWorker {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles a worker and starts it in `workerd`, without the compatibility with Node. */
export async function startWorker(
  entry: string,
  variables: Readonly<Record<string, string>>,
): Promise<RunningWorker> {
  const directory = mkdtempSync(join(tmpdir(), 'profile-proxy-worker-'));
  const port = await freePort();
  writeFileSync(join(directory, 'worker.js'), await bundleForEdge(entry));
  writeFileSync(join(directory, 'config.capnp'), configuration(port, variables));
  const running = new RunningProgram(program, ['serve', join(directory, 'config.capnp')], {
    env: { PATH: process.env['PATH'] ?? '' },
  });
  await running.listensOn(port);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      await running.stop('SIGKILL');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** One module. The build fails where a built-in module of Node is imported. */
export async function bundleForEdge(entry: string): Promise<string> {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    conditions: ['workerd', 'worker'],
    format: 'esm',
    logLevel: 'silent',
  });
  const imports = Object.values(bundle.metafile.inputs).flatMap((input) => input.imports);
  const outside = imports.filter(({ external, path }) => external || path.startsWith('node:'));
  if (outside.length > 0) {
    throw new Error(`The worker imports ${outside.map(({ path }) => path).join(', ')}.`);
  }
  return bundle.outputFiles[0]?.text ?? '';
}

function configuration(port: number, variables: Readonly<Record<string, string>>): string {
  const bindings = Object.entries(variables).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.js")],
      compatibilityDate = "2026-01-01",
      bindings = [${bindings.join(', ')}],
      globalOutbound = "network",
    )),
    (name = "network", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}
