import { Architect } from '@angular-devkit/architect';
import { WorkspaceNodeModulesArchitectHost } from '@angular-devkit/architect/node/index.js';
import { logging, schema } from '@angular-devkit/core';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { benchmarks, cache, root } from './paths.mjs';

const BUILDER = '@angular/build:application';
let architect;

/**
 * Builds `apps/<app>` for production with the Angular CLI's builder and resolves to the folder of the bundle.
 * `main` is the entry file; an app folder can have several. With `onePage` the minimal application has only its
 * first page.
 */
export async function buildApp(app, { main = 'main', production = true, onePage = false } = {}) {
  const source = join(benchmarks, 'apps', app);
  const pages = relative(root, join(benchmarks, 'apps', 'pages'));
  const outputPath = join(cache, 'apps', app, onePage ? `${main}-one-page` : main);
  rmSync(outputPath, { recursive: true, force: true });
  const lines = [];
  const logger = new logging.Logger('build');
  logger.subscribe(({ message }) => lines.push(message));
  linkLibrary();
  architect ??= createArchitect();
  const run = await architect.scheduleTarget(
    { project: 'benchmarks', target: 'build' },
    {
      browser: relative(root, join(source, `${main}.ts`)),
      index: relative(root, join(source, 'index.html')),
      tsConfig: relative(root, join(source, 'tsconfig.json')),
      outputPath: relative(root, outputPath),
      optimization: production,
      fileReplacements: onePage
        ? [{ replace: join(pages, 'pages.ts'), with: join(pages, 'one-page.ts') }]
        : [],
      progress: false,
    },
    { logger },
  );
  const { success } = await run.result;
  await run.stop();
  if (!success) {
    throw new Error(`The build of ${app}/${main} failed.\n${lines.join('\n')}`);
  }
  return join(outputPath, 'browser');
}

/**
 * The size of a build, minified, and gzipped file by file: of the files loaded at the start, and of those loaded
 * later (`lazy`).
 */
export function measureBundle(folder) {
  const initial = initialFiles(folder);
  const sizes = { minified: 0, gzipped: 0, lazyMinified: 0, lazyGzipped: 0 };
  for (const file of javaScriptFiles(folder)) {
    const content = readFileSync(file);
    const gzipped = gzippedSize(file);
    const lazy = !initial.has(basename(file));
    sizes[lazy ? 'lazyMinified' : 'minified'] += content.length;
    sizes[lazy ? 'lazyGzipped' : 'gzipped'] += gzipped;
  }
  return sizes;
}

/**
 * The gzipped size of the files that a lazily loaded route adds to those of the start: the one file with `trace`, and
 * what it imports statically.
 */
export function measureRoute(folder, trace) {
  const initial = initialFiles(folder);
  const page = javaScriptFiles(folder).find(
    (file) => !initial.has(basename(file)) && readFileSync(file, 'utf8').includes(trace),
  );
  const added = [...staticImports(folder, basename(page))].filter((name) => !initial.has(name));
  return added.reduce((sum, name) => sum + gzippedSize(join(folder, name)), 0);
}

/** The JavaScript of a build as one text, to search in it. */
export function readBundle(folder) {
  return javaScriptFiles(folder)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

function javaScriptFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}

function gzippedSize(file) {
  return gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }).length;
}

function initialFiles(folder) {
  return staticImports(folder, 'main.js');
}

/** A file and all its static imports. */
function staticImports(folder, start) {
  const found = new Set();
  const queue = [start];
  for (const name of queue) {
    if (found.has(name)) {
      continue;
    }
    found.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, imported] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) {
      queue.push(imported);
    }
  }
  return found;
}

/** Links the built library to where an application finds an installed package. */
function linkLibrary() {
  const link = join(benchmarks, 'node_modules', 'ngx-auth0-profile');
  if (existsSync(link)) {
    return;
  }
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join(root, 'dist', 'ngx-auth0-profile'), link, 'junction');
}

/** An in-memory Angular workspace with one project. */
function createArchitect() {
  const registry = new schema.CoreSchemaRegistry();
  registry.addPostTransform(schema.transforms.addUndefinedDefaults);
  const options = {
    outputHashing: 'none',
    budgets: [],
    extractLicenses: false,
    sourceMap: false,
    allowedCommonJsDependencies: ['*'],
  };
  const host = new WorkspaceNodeModulesArchitectHost(
    {
      getBuilderName: () => Promise.resolve(BUILDER),
      getMetadata: () =>
        Promise.resolve({ root: relative(root, benchmarks), cli: { cache: { enabled: false } } }),
      getOptions: () => Promise.resolve(options),
      hasTarget: () => Promise.resolve(true),
      getDefaultConfigurationName: () => Promise.resolve(undefined),
    },
    root,
  );
  return new Architect(host, registry);
}
