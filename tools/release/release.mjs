import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orExplain, SetupError } from '../setup/setup-error.mjs';
import { root, run } from '../setup/run.mjs';
import { repositoryLinks } from './repository-links.mjs';

/** The folder npm publishes, by the folder of the source. */
const PUBLISHED = {
  'projects/ngx-auth0-profile': 'dist/ngx-auth0-profile',
  'projects/auth0-tenant-emulator': 'projects/auth0-tenant-emulator',
  'projects/auth0-profile-proxy': 'projects/auth0-profile-proxy',
};

// `npm run release`: builds the packages, writes the links into them, and publishes every version
// that npm does not have yet.
await orExplain(async () => {
  const workspace = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const links = Object.keys(PUBLISHED).map((source) => [
    source,
    repositoryLinks(workspace, source),
  ]);
  await mustPass('npm', ['run', 'build']);
  for (const [source, own] of links) {
    const path = join(root, PUBLISHED[source], 'package.json');
    const { publishConfig: _, ...manifest } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, `${JSON.stringify({ ...manifest, ...own }, undefined, 2)}\n`);
  }
  await mustPass('node', ['node_modules/@changesets/cli/bin.js', 'publish']);
});

async function mustPass(command, args) {
  const { code } = await run(command, args);
  if (code !== 0) {
    throw new SetupError(`The release stopped at: ${command} ${args.join(' ')}`);
  }
}
