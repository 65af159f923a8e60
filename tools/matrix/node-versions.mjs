import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePorts } from '../process/free-ports.ts';
import { root, run, workspaceEnvironment } from '../setup/run.mjs';
import { orExplain } from '../setup/setup-error.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { ANGULAR_21 } from './matrix-workspace.mjs';
import { buildPackages, publishPackages, succeed } from './publish-packages.mjs';
import { startAndSave } from './start-and-save.mjs';

const MAJORS = [20, 22, 24];
const START = 'npm run start:auth0';
const TOO_OLD = /The Angular CLI requires a minimum Node\.js version of .*/;

// Runs the first commands of the guide to `ng add` on every Node that the packages support, up to a saved
// profile in the browser, and prints what each command did. A Node that is too old for Angular 22 has to be
// told so; then the guide's command for an older Node has to work.
// Usage: node tools/matrix/node-versions.mjs [--no-build]
await orExplain(async () => {
  process.env.CHROME_BIN = await ensureBrowser();
  if (!process.argv.includes('--no-build')) {
    await buildPackages();
  }
  const registry = await startConfiguredRegistry();
  try {
    await publishPackages(registry.url);
    for (const major of MAJORS) {
      await runCommands(major, registry.url);
    }
  } finally {
    await registry.close();
  }
});

async function runCommands(major, registry) {
  const parent = mkdtempSync(join(tmpdir(), `ngx-auth0-profile-node-${major}-`));
  try {
    const env = await environmentWith(major, parent, registry);
    const version = (await succeed('node', ['--version'], { cwd: parent, env })).trim();
    const { create, createOnOldNode, others } = commandsOfGuide();
    const { code, output } = await run('sh', ['-c', `${create} --skip-git`], {
      cwd: parent,
      env,
      quiet: true,
    });
    console.log(`Node ${version}\n  ${create}: ${code === 0 ? 'works' : whyRefused(output)}`);
    if (code !== 0) {
      const pinned = createOnOldNode.replace('cli@21', `cli@${ANGULAR_21}`);
      await succeed('sh', ['-c', `${pinned} --skip-git`], { cwd: parent, env });
      console.log(`  ${createOnOldNode}: works`);
    }
    await useWorkspace(others, join(parent, 'shop'), env);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function useWorkspace(commands, folder, env) {
  const [appPort, emulatorPort] = await freePorts(2);
  for (const command of commands) {
    if (command === START) {
      const about = 'Saved on this Node.';
      await startAndSave({ folder, appPort, emulatorPort, about, env: workspaceEnvironment(env) });
    } else {
      const ports = `--port=${appPort} --emulator-port=${emulatorPort}`;
      await succeed('sh', ['-c', `${command} ${ports}`], { cwd: folder, env });
    }
    console.log(`  ${command}: works`);
  }
}

/** The commands of the guide, in order: the one that creates the workspace, and those inside it. */
function commandsOfGuide() {
  const guide = readFileSync(join(root, 'projects/ngx-auth0-profile/guides/ng-add.md'), 'utf8');
  const [, block = ''] = /```sh\n([^]*?)```/.exec(guide) ?? [];
  const [create, ...others] = block.trim().split('\n');
  const [, createOnOldNode] = /On Node 20[^]*?`(npx [^`]+)`/.exec(guide) ?? [];
  if (!create.startsWith('npx @angular/cli') || others.at(-1) !== START || !createOnOldNode) {
    throw new Error(`The commands of the guide have changed:\n${block}`);
  }
  return { create, createOnOldNode, others: others.filter((line) => !line.startsWith('cd ')) };
}

function whyRefused(output) {
  const [message] = TOO_OLD.exec(output) ?? [];
  if (message === undefined) {
    throw new Error(`The command failed for another reason than the version of Node:\n${output}`);
  }
  return `refused: ${message}`;
}

/** An environment with the newest Node of a major version, from the package `node`. */
async function environmentWith(major, parent, registry) {
  const folder = join(parent, 'node');
  const env = {
    npm_config_registry: registry,
    npm_config_yes: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
  await succeed('npm', ['install', `--prefix=${folder}`, `node@${major}`], { cwd: parent, env });
  return { ...env, PATH: `${join(folder, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
}
