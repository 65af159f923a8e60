import { ESLint } from 'eslint';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../setup/run.mjs';

const LIBRARY = 'projects/ngx-auth0-profile';

describe('import-x/no-cycle with the configuration of this workspace', () => {
  const cycles = {
    'between two files of the library': {
      [`${LIBRARY}/src/guard/a.ts`]: "import { b } from './b';\nexport const a = () => b;\n",
      [`${LIBRARY}/src/guard/b.ts`]: "import { a } from './a';\nexport const b = () => a;\n",
    },
    'through a lazy import': {
      [`${LIBRARY}/src/tokens/a.ts`]: "export const a = () => import('./b');\n",
      [`${LIBRARY}/src/tokens/b.ts`]: "import { a } from './a';\nexport const b = () => a;\n",
    },
    'across two entry points of the library': {
      [`${LIBRARY}/src/public-api.ts`]:
        "import { diagnose } from 'ngx-auth0-profile/diagnosis';\nexport const a = () => diagnose;\n",
      [`${LIBRARY}/diagnosis/src/public-api.ts`]:
        "import { a } from 'ngx-auth0-profile';\nexport const diagnose = () => a;\n",
    },
    'between two folders of the proxy': {
      'projects/auth0-profile-proxy/src/node/a.ts':
        "import { b } from '../log/b.ts';\nexport const a = () => b;\n",
      'projects/auth0-profile-proxy/src/log/b.ts':
        "import { a } from '../node/a.ts';\nexport const b = () => a;\n",
    },
    'across two Node packages': {
      'projects/auth0-tenant-emulator/src/index.ts':
        "import { proxy } from 'auth0-profile-proxy';\nexport const tenant = () => proxy;\n",
      'projects/auth0-profile-proxy/src/index.ts':
        "import { tenant } from 'auth0-tenant-emulator';\nexport const proxy = () => tenant;\n",
    },
    'between two tools': {
      'tools/a.mjs': "import { b } from './b.mjs';\nexport const a = () => b;\n",
      'tools/b.mjs': "import { a } from './a.mjs';\nexport const b = () => a;\n",
    },
  };
  const oneDirection = {
    [`${LIBRARY}/src/upper.ts`]: "import { lower } from './lower';\nexport const upper = lower;\n",
    [`${LIBRARY}/src/lower.ts`]: 'export const lower = 1;\n',
  };
  let folder;
  let messages;

  beforeAll(async () => {
    folder = emptyWorkspace();
    const files = Object.assign({}, oneDirection, ...Object.values(cycles));
    write(folder, files);
    messages = await cycleMessages(folder, Object.keys(files));
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [where, files] of Object.entries(cycles)) {
    it(`reports a cycle ${where}`, () => {
      const reported = Object.keys(files).flatMap((file) => messages.get(file));
      expect(reported).toContain('Dependency cycle detected');
    });
  }

  it('accepts imports in one direction', () => {
    expect(Object.keys(oneDirection).flatMap((file) => messages.get(file))).toEqual([]);
  });
});

/** A folder with the lint configuration, the path aliases and the packages of this workspace. */
function emptyWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'import-cycles-'));
  for (const path of ['eslint.config.js', 'tsconfig.json', 'package.json', 'tools/lint']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const tsconfig = JSON.stringify({ extends: '../../tsconfig.json', include: ['**/*.ts'] });
  write(folder, {
    [`${LIBRARY}/tsconfig.json`]: tsconfig,
    'projects/auth0-tenant-emulator/tsconfig.json': tsconfig,
    'projects/auth0-profile-proxy/tsconfig.json': tsconfig,
  });
  return folder;
}

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What the rule reports, by file. */
async function cycleMessages(cwd, files) {
  const eslint = new ESLint({ cwd, ruleFilter: ({ ruleId }) => ruleId === 'import-x/no-cycle' });
  const results = await eslint.lintFiles(files);
  return new Map(
    results.map(({ filePath, messages }) => [
      relative(cwd, filePath).replaceAll('\\', '/'),
      messages.map(({ message }) => message),
    ]),
  );
}
