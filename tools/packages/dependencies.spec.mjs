import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const PUBLISHED = [
  'projects/ngx-auth0-profile',
  'projects/auth0-tenant-emulator',
  'projects/auth0-profile-proxy',
];
const lock = readJson('package-lock.json').packages;

describe('the dependencies of published packages', () => {
  for (const folder of PUBLISHED) {
    const { dependencies = {} } = readJson(join(folder, 'package.json'));
    for (const [name, range] of Object.entries(dependencies)) {
      it(`${folder} › ${name} › is a caret range, so that users get patches`, () => {
        expect(range).toMatch(/^\^\d+\.\d+\.\d+$/);
      });

      it(`${folder} › ${name} › is tested in a version of the range`, () => {
        const tested = lock[`${folder}/node_modules/${name}`] ?? lock[`node_modules/${name}`];
        const [major, ...rest] = numbersOf(tested.version);
        const [lowestMajor, ...lowestRest] = numbersOf(range.slice(1));
        expect(major).toBe(lowestMajor);
        expect(rest[0] * 1e6 + rest[1]).toBeGreaterThanOrEqual(lowestRest[0] * 1e6 + lowestRest[1]);
      });
    }
  }
});

describe('package-lock.json', () => {
  const archives = Object.entries(lock).filter(
    ([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.inBundle,
  );

  it('has an integrity for every archive, so that an altered one is not installed', () => {
    expect(archives.length).toBeGreaterThan(500);
    expect(archives.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([]);
  });

  it('names exact versions in the workspace', () => {
    const { devDependencies } = readJson('package.json');
    for (const [name, version] of Object.entries(devDependencies)) {
      expect(version)
        .withContext(name)
        .toMatch(/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+$/);
    }
  });
});

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function numbersOf(version) {
  return version.split('.').map(Number);
}
