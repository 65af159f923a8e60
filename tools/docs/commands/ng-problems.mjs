import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';
import { optionsIn } from './options-in.mjs';

const LIBRARY = 'ngx-auth0-profile';
const SCHEMATICS = join(root, 'projects/ngx-auth0-profile/schematics');
const BUILDERS = join(root, 'node_modules/@angular/build/src/builders');
const CLI = join(root, 'node_modules/@angular/cli/src');

/** The schemas of the options of `ng serve` and the like, by command: those of Angular, and the one of this workspace. */
const schemasOf = {
  new: [join(root, 'node_modules/@schematics/angular/ng-new/schema.json')],
  serve: [
    join(BUILDERS, 'dev-server/schema.json'),
    join(root, 'tools/serve-with-tenant/schema.json'),
  ],
  build: [join(BUILDERS, 'application/schema.json'), join(BUILDERS, 'ng-packagr/schema.json')],
  test: [join(BUILDERS, 'karma/schema.json'), join(BUILDERS, 'unit-test/schema.json')],
};

/** What is wrong with `ng …`: unknown commands, schematics, projects, options and values. */
export function ngProblems([command, ...words], page) {
  switch (command) {
    case 'add':
      return words[0] === LIBRARY
        ? optionProblems(words, [schematic('ng-add')])
        : [`ng add installs ${LIBRARY}, not "${words[0]}"`];
    case 'generate':
      return generateProblems(words);
    case 'new':
      return optionProblems(words, schemasOf.new);
    case 'serve':
    case 'build':
    case 'test':
      return [
        ...projectProblems(words),
        ...fileProblems(words, page),
        ...optionProblems(words, schemasOf[command]),
      ];
    default:
      return [`the documentation uses no "ng ${command}"`];
  }
}

function generateProblems(words) {
  const [collection, name] = words[0]?.split(':') ?? [];
  if (collection !== LIBRARY) {
    return [`ng generate uses ${LIBRARY}, not "${collection}"`];
  }
  if (name === '…') {
    return [];
  }
  const { schematics } = JSON.parse(readFileSync(join(SCHEMATICS, 'collection.json'), 'utf8'));
  const found = schematics[name];
  return found === undefined || found.private
    ? [`there is no schematic "${name}"`]
    : optionProblems(words, [join(SCHEMATICS, found.schema)]);
}

function projectProblems(words) {
  const { projects } = JSON.parse(readFileSync(join(root, 'angular.json'), 'utf8'));
  const [project] = words;
  return project === undefined || project.startsWith('-') || projects[project] !== undefined
    ? []
    : [`angular.json has no project "${project}"`];
}

/** A configuration file is beside the page, or one that `ng add` writes. */
function fileProblems(words, { folder, text }) {
  return optionsIn(words)
    .filter(({ name, value }) => name === 'proxy-config' && value !== undefined)
    .filter(({ value }) => !existsSync(join(folder, value)) && !text.includes(`// ${value}`))
    .filter(({ value }) => !isWritten(value))
    .map(({ value }) => `there is no file ${value} beside the page`);
}

function isWritten(file) {
  const goldens = globSync('spec/shapes/goldens/**/*.diff', { cwd: SCHEMATICS });
  return goldens.some((golden) =>
    readFileSync(join(SCHEMATICS, golden), 'utf8').includes(`/${file}`),
  );
}

function optionProblems(words, files) {
  const properties = files.map((file) => JSON.parse(readFileSync(file, 'utf8')).properties);
  const known = Object.assign({}, ...properties);
  const ofCli = optionsOfCli();
  return optionsIn(words).flatMap(({ name, value }) => {
    const option = known[camelCase(name)] ?? known[camelCase(name.replace(/^no-/, ''))];
    if (option === undefined) {
      return ofCli.has(name) ? [] : [`there is no option --${name}`];
    }
    const { enum: values } = option;
    return values === undefined || value === undefined || value === '…' || values.includes(value)
      ? []
      : [`--${name} is one of ${values.join(', ')}, not "${value}"`];
  });
}

/** The options that the Angular CLI itself adds to a command. */
function optionsOfCli() {
  const files = ['commands/add/cli.js', 'command-builder/schematics-command-module.js'];
  const sources = files.map((file) => readFileSync(join(CLI, file), 'utf8')).join('\n');
  return new Set([
    'help',
    'configuration',
    ...[...sources.matchAll(/\.option\('([\w-]+)'/g)].map(([, name]) => name),
  ]);
}

function schematic(name) {
  return join(SCHEMATICS, name, 'schema.json');
}

function camelCase(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
