import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from '../setup/run.mjs';
import { commandProblems } from './commands/command-problems.mjs';
import { composeProblems } from './compose-problems.mjs';
import { fencedBlocks } from './fenced-blocks.mjs';
import { markdownPages } from './markdown-pages.mjs';
import { outputProblems } from './output-problems.mjs';
import { workflowProblems } from './workflow-problems.mjs';

const UI = 'projects/ngx-auth0-profile/ui/src/**/*.{ts,css,scss}';

/** What checks a block, by its language: the problems it finds. Other spec files check those that have nothing here. */
const checks = {
  css: customPropertyProblems,
  html: undefined, // code-examples.spec.mjs compiles it
  ini: serviceProblems,
  js: syntaxProblems,
  json: jsonProblems,
  md: changesetProblems,
  sh: undefined, // commands.spec.mjs
  text: outputProblems,
  ts: undefined, // code-examples.spec.mjs
  yaml: workflowProblems,
};

describe('the fenced blocks of the documentation', () => {
  for (const { file, text } of markdownPages(root)) {
    const blocks = fencedBlocks(text).filter(({ language }) => language !== 'ts fragment');
    if (blocks.length > 0) {
      it(`are checked: ${file}`, async () => {
        const page = { folder: dirname(join(root, file)), text };
        for (const { language, code } of blocks) {
          expect(Object.keys(checks)).toContain(language);
          expect((await checks[language]?.(code, page)) ?? [])
            .withContext(code)
            .toEqual([]);
        }
      }, 60_000);
    }
  }
});

describe('the Compose files of the recipes', () => {
  const files = globSync('projects/*/recipes/**/compose.yaml', { cwd: root });

  it('are right', () => {
    for (const file of files) {
      const code = readFileSync(join(root, file), 'utf8');
      expect(composeProblems(code, dirname(join(root, file))))
        .withContext(file)
        .toEqual([]);
    }
    expect(files.length).toBeGreaterThan(0);
  });

  const [file] = files;
  const right = readFileSync(join(root, file), 'utf8');
  for (const [text, mistake, message] of [
    ['depends_on: [redis]', 'depends_on: [rediss]', 'no service "rediss"'],
    ['@redis:6379', '@cache:6379', 'no service "cache"'],
    ["expose: ['4401']", "expose: ['4402']", 'no exposed port "4402"'],
    ['dockerfile: Containerfile', 'dockerfile: Dockerfile', 'no file Dockerfile'],
    ['REDIS_URL:', 'REDIS_URI:', 'no program reads the variable REDIS_URI'],
    ['read_only:', 'readonly:', 'no key "readonly"'],
  ]) {
    it(`are refused with ${mistake}`, () => {
      expect(right).toContain(text);
      const problems = composeProblems(right.replace(text, mistake), dirname(join(root, file)));
      expect(problems.join('\n')).toContain(message);
    });
  }
});

describe('a mistake in a block', () => {
  const step = (text) => `jobs: { test: { runs-on: ubuntu-latest, steps: [${text}] } }`;
  for (const [name, problems, message] of [
    [
      'an action without a version',
      () => workflowProblems(step('uses: actions/checkout')),
      'no version',
    ],
    ['an old action', () => workflowProblems(step('uses: actions/checkout@v1')), 'do not use'],
    [
      'an unknown input',
      () => workflowProblems(step('{ uses: actions/setup-node@v5, with: { nod: 24 } }')),
      'without "nod"',
    ],
    ['an unknown key', () => workflowProblems('job: {}'), 'no "job"'],
    [
      'an unknown script in a step',
      () => workflowProblems(step('run: npm run tset'), { folder: root, text: '' }),
      'no npm script "tset"',
    ],
    [
      'an unknown custom property',
      () => customPropertyProblems('--auth0-account-color: red'),
      'color',
    ],
    ['an unknown folder', () => outputProblems('tokens/  a\ntokenz/  b\n'), 'tokenz/'],
    ['an output that is not printed', () => outputProblems('It works.\n'), 'It works.'],
    ['a syntax error', () => syntaxProblems('const = 1;'), 'SyntaxError'],
    [
      'an unknown package in a changeset',
      () => changesetProblems("---\n'ngx': minor\n---\n"),
      'ngx',
    ],
  ]) {
    it(`is found: ${name}`, async () => {
      expect((await problems()).join('\n')).toContain(message);
    });
  }
});

function jsonProblems(code) {
  try {
    JSON.parse(code);
    return [];
  } catch (error) {
    return [error.message];
  }
}

/** For code whose packages are not installed here. */
async function syntaxProblems(code) {
  const source = `data:text/javascript,${encodeURIComponent(`export default async () => {\n${code.replace(/^import .*$/gm, '')}};`)}`;
  const { code: exit, output } = await run(
    'node',
    ['--input-type=module', '--eval', `await import(${JSON.stringify(source)})`],
    { quiet: true },
  );
  return exit === 0 ? [] : [output];
}

/** The command of a systemd service. */
function serviceProblems(code, page) {
  const [, program, words] = /^ExecStart=\S*\/([\w-]+)(.*)$/m.exec(code) ?? [];
  return program === undefined
    ? ['a service has ExecStart']
    : commandProblems(program + words, page);
}

function customPropertyProblems(code) {
  const sources = globSync(UI, { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
  const known = new Set(sources.join('\n').match(/--auth0-account-[\w-]+/g));
  return [...new Set(code.match(/--auth0-account-[\w-]+/g))].filter((name) => !known.has(name));
}

function changesetProblems(code) {
  const [, front] = /^---\n([\s\S]*?)\n---\n/.exec(code) ?? [, code];
  return front
    .split('\n')
    .filter(
      (line) =>
        !/^'(ngx-auth0-profile|auth0-tenant-emulator|auth0-profile-proxy)': (major|minor|patch)$/.test(
          line,
        ),
    );
}
