import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { startTenant, type RunningTenant, type StartOptions } from '../../src/start-tenant.ts';
import { deployClient, TENANT } from '../support/deployed-tenant.ts';

const run = promisify(execFile);
const manifest = createRequire(import.meta.url).resolve('auth0-deploy-cli/package.json');
const CLI = join(dirname(manifest), 'lib/index.js');

const TYPES = [
  ...['tenant', 'clients', 'clientGrants', 'resourceServers', 'databases', 'connections', 'roles'],
  ...['organizations', 'rules', 'rulesConfigs', 'actions', 'triggers'],
];

describe('auth0-deploy-cli 8', () => {
  let folder: string;
  let tenant: RunningTenant;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deploy-cli-'));
    await writeFile(join(folder, 'deploy.json'), JSON.stringify(deployClient));
  });

  afterAll(() => rm(folder, { recursive: true }));

  for (const format of ['yaml', 'directory'] as const) {
    const entry = (name: string): string =>
      join(folder, name, ...(format === 'yaml' ? ['tenant.yaml'] : []));

    it(`exports as ${format} what a second tenant with this seed exports again`, async () => {
      const [first, second] = [`${format}-1`, `${format}-2`];
      await start(TENANT);
      await exportTo(first, format);
      const { port, tls } = tenant;
      await tenant.close();
      const reports: unknown[] = [];
      await start({
        port,
        tls: { port: tls?.port ?? 0 },
        seed: [entry(first), join(folder, 'deploy.json')],
        onSeedReport: ({ unsupported, withoutEffect }) => {
          reports.push(unsupported, withoutEffect);
        },
      });
      await exportTo(second, format);
      await tenant.close();
      expect(await contentOf(second)).toEqual(await contentOf(first));
      expect(Object.keys(await contentOf(first)).length).toBeGreaterThan(
        format === 'yaml' ? 3 : 15,
      );
      expect(reports).toEqual([{}, {}]);
    });
  }

  async function start(options: StartOptions): Promise<void> {
    tenant = await startTenant({ port: 0, tls: {}, ...options });
    await writeFile(join(folder, 'ca.pem'), tenant.tls?.certificate ?? '');
    const config = {
      AUTH0_DOMAIN: tenant.tls?.domain,
      AUTH0_CLIENT_ID: 'deploy',
      AUTH0_CLIENT_SECRET: 'deploy-secret',
      AUTH0_AUDIENCE: tenant.tls?.audience,
      AUTH0_INCLUDED_ONLY: TYPES,
    };
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  }

  async function exportTo(name: string, format: string): Promise<void> {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    const output = ['--format', format, '--output_folder', join(folder, name)];
    const config = ['--config_file', join(folder, 'config.json')];
    const { stdout } = await run(process.execPath, [CLI, 'export', ...config, ...output], { env });
    expect(stdout).toContain('Export Successful');
    expect(stdout).not.toContain('missing scopes');
  }

  /** Every file of an export with its content. */
  async function contentOf(name: string): Promise<Record<string, string>> {
    const root = join(folder, name);
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const contents = files.map(async (file): Promise<[string, string]> => {
      const path = join(file.parentPath, file.name);
      return [relative(root, path), await readFile(path, 'utf8')];
    });
    return Object.fromEntries(await Promise.all(contents));
  }
});
