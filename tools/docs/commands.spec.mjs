import { dirname, join } from 'node:path';
import { root } from '../setup/run.mjs';
import { commandProblems } from './commands/command-problems.mjs';
import { inlineCommands } from './commands/inline-commands.mjs';
import { knownOptions, schemaOptions } from './commands/known-options.mjs';
import { parseCommands } from './commands/parse-commands.mjs';
import { fencedBlocks } from './fenced-blocks.mjs';
import { markdownPages } from './markdown-pages.mjs';

describe('the commands in the documentation', () => {
  for (const { file, text } of markdownPages(root)) {
    const blocks = fencedBlocks(text).filter(({ language }) => language === 'sh');
    const commands = [...blocks.map(({ code }) => code), ...inlineCommands(text)];
    if (commands.length > 0) {
      it(`exist, with their options and files: ${file}`, async () => {
        const page = { folder: dirname(join(root, file)), text };
        const problems = [];
        for (const code of commands) {
          problems.push(...(await commandProblems(code, page)));
        }
        expect(problems).toEqual([]);
      }, 120_000);
    }
  }
});

describe('the options that pages name alone', () => {
  it('exist', async () => {
    const known = await knownOptions();
    const unknown = markdownPages(root).flatMap(({ file, text }) =>
      [...text.matchAll(/`--([a-z][\w-]*)[^`]*`/g)]
        .map(([, name]) => name)
        .filter((name) => !known.has(name) && !name.startsWith('auth0-account'))
        .map((name) => `${file}: --${name}`),
    );
    expect(unknown).toEqual([]);
  }, 60_000);

  it('of ng add are all in its guide', () => {
    const guide = markdownPages(root).find(({ file }) => file.endsWith('/guides/ng-add.md'));
    const options = schemaOptions(['projects/ngx-auth0-profile/schematics/ng-add/schema.json']);
    const missing = options.filter(
      (name) =>
        !name.startsWith('no-') &&
        !guide.text.includes(`\`--${name}`) &&
        !guide.text.includes(`\`--no-${name}`),
    );
    expect(missing).toEqual([]);
  });
});

/** Each mistake that the suite has to find, and a part of what it says. */
const MISTAKES = [
  ['npm run biuld', 'no npm script "biuld"'],
  ['npm test -- --onyl library', 'reads no option --onyl'],
  ['npm test -- --only libary', 'knows no "libary"'],
  ['npm run bench -- --only bundel', 'knows no "bundel"'],
  ['npm install --save-deev auth0-tenant-emulator', 'no setting "save-deev"'],
  ['npm install <clone>/dist/packages/auth0-emulator-0.1.0.tgz', 'is neither'],
  ['npm install ngx-auth0-profil', '"ngx-auth0-profil" is neither'],
  ['npx ng add ngx-auth0-profile --emulater', 'no option --emulater'],
  ['npx ng add ngx-auth0-profile --mode=bbf', '--mode is one of direct, proxy, bff'],
  ['npx ng generate ngx-auth0-profile:docter', 'no schematic "docter"'],
  ['npx ng generate ngx-auth0-profile:doctor --jsno', 'no option --jsno'],
  ['npx ng test dmeo', 'no project "dmeo"'],
  ['npx @angular/cli@22 new shop --default', 'no option --default'],
  ['npx auth0-tenant-emulator --prot 4400', "Unknown option '--prot'"],
  ['npx auth0-tenant-emulator --port none', 'not a port'],
  ['npx auth0-tenant-emulator exec --seeds a -- npm test', "Unknown option '--seeds'"],
  ['npx auth0-tenant-emulator exec -- npm run tset', 'no npm script "tset"'],
  ['npx auth0-tenant-emulator verify --doman a.example', "Unknown option '--doman'"],
  ['npx auth0-profile-proxy chekc', 'no command "chekc"'],
  ['npx auth0-profile-proxy bff --port 1', "Unknown option '--port'"],
  ['export PROXY_AUDIENZ=x', 'no program reads the variable PROXY_AUDIENZ'],
  ['node tools/tset.mjs', 'no file tools/tset.mjs'],
  ['npx playwright test --config=projects/demo/playwrite.config.ts', 'no file projects/demo'],
  ['npx a0deploy export --fromat yaml', 'does not list --fromat'],
  ['docker build --file Dockerfile --tag x .', 'no file Dockerfile'],
  ['docker run another-image', 'builds no image "another-image"'],
  ['openssl genpkey -algoritm RSA', 'algoritm'],
  ['cd shopp', 'there is no shopp'],
  ['gulp build', 'nothing checks the program "gulp"'],
];

describe('a mistake in a command', () => {
  for (const [command, message] of MISTAKES) {
    it(`is found: ${command}`, async () => {
      const problems = await commandProblems(command, { folder: root, text: '' });
      expect(problems.join('\n')).toContain(message);
    }, 120_000);
  }
});

describe('parseCommands', () => {
  it('reads continued lines, quotes, comments, variables and operators', () => {
    const code = 'A=1 npx a \\\n  --b "c d" # e\nexport F="g" && h -i \'{"j":1}\' & k';
    expect(parseCommands(code).map(({ variables, words }) => ({ variables, words }))).toEqual([
      { variables: ['A'], words: ['npx', 'a', '--b', 'c d'] },
      { variables: ['F'], words: [] },
      { variables: [], words: ['h', '-i', '{"j":1}'] },
      { variables: [], words: ['k'] },
    ]);
  });
});
