import { Architect } from '@angular-devkit/architect';
import { WorkspaceNodeModulesArchitectHost } from '@angular-devkit/architect/node/index.js';
import { logging, schema } from '@angular-devkit/core';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { benchmarks, cache, root } from './paths.mjs';

const BUILDER = '@angular/build:application';
let architect;

/**
 * Builds `apps/<app>` for production with the Angular CLI's own builder and resolves to the folder of the bundle.
 * `main` names the entry file; one app folder can hold several.
 */
export async function buildApp(app, { main = 'main', production = true } = {}) {
  const source = join(benchmarks, 'apps', app);
  const outputPath = join(cache, 'apps', app, main);
  rmSync(outputPath, { recursive: true, force: true });
  const lines = [];
  const logger = new logging.Logger('build');
  logger.subscribe(({ message }) => lines.push(message));
  architect ??= createArchitect();
  const run = await architect.scheduleTarget(
    { project: 'benchmarks', target: 'build' },
    {
      browser: relative(root, join(source, `${main}.ts`)),
      index: relative(root, join(source, 'index.html')),
      tsConfig: relative(root, join(source, 'tsconfig.json')),
      outputPath: relative(root, outputPath),
      optimization: production,
      progress: false,
    },
    { logger },
  );
  const { success } = await run.result;
  await run.stop();
  if (!success) throw new Error(`The build of ${app}/${main} failed.\n${lines.join('\n')}`);
  return join(outputPath, 'browser');
}

/** What a browser downloads of a build: every JavaScript file, minified, and gzipped one by one. */
export function measureBundle(folder) {
  const sizes = { minified: 0, gzipped: 0 };
  for (const file of javaScriptFiles(folder)) {
    const content = readFileSync(file);
    sizes.minified += content.length;
    sizes.gzipped += gzipSync(content, { level: constants.Z_BEST_COMPRESSION }).length;
  }
  return sizes;
}

/** The JavaScript of a build as one text, to look for what must not be in it. */
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

/** An Angular workspace of one project that exists in memory only. */
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
