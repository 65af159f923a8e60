import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 180_000;

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

describe('the package, installed in an empty folder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenant-package-'));
    await run('npm', ['pack', '--pack-destination', folder], { cwd: PACKAGE });
    const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    await run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`], { cwd: folder });
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('runs the example for Node of README.md', async () => {
    const readme = await readFile(
      join(folder, 'node_modules/auth0-tenant-emulator/README.md'),
      'utf8',
    );
    const sample = /```ts\n(import \{ startTenant \}[\s\S]*?)```/.exec(readme)?.[1] ?? '';
    await writeFile(join(folder, 'sample.mjs'), sample);
    const { stdout } = await run(process.execPath, ['sample.mjs'], { cwd: folder });
    expect(stdout).toMatch(/^200 \{/);
    expect(stdout).toContain("user_id: 'auth0|ada'");
  });

  it('contains only what a user needs', async () => {
    const root = join(folder, 'node_modules/auth0-tenant-emulator');
    expect((await readdir(root)).sort()).toEqual([
      'Containerfile',
      'LICENSE',
      'README.md',
      'bin',
      'browser.md',
      'dialect.md',
      'dist',
      'package.json',
      'recipes',
      'recipes.md',
      'schema',
      'supported.md',
    ]);
    const files = await readdir(join(root, 'dist'), { recursive: true });
    const strange = files.filter((name) => name.includes('.') && !/\.(js|d\.ts)$/.test(name));
    expect(strange).toEqual([]);
  });

  it('prints its help through npx', async () => {
    const { stdout } = await run('npx', ['--no-install', 'auth0-tenant-emulator', '--help'], {
      cwd: folder,
    });
    expect(stdout).toContain('--port');
  });
});
