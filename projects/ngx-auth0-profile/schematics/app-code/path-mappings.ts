import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';

/** One entry of `compilerOptions.paths`, its targets resolved against the workspace root. */
export interface PathMapping {
  readonly pattern: string;
  readonly targets: readonly string[];
}

interface TsConfig {
  extends?: string | string[];
  compilerOptions?: { baseUrl?: string; paths?: Record<string, string[]> };
}

/**
 * Reads the path aliases in force for a tsconfig file, following `extends` inside the workspace.
 * `baseUrl` is the alias of everything: `src/app/x` and, from `src`, `app/x`.
 */
export function readPathMappings(tree: Tree, tsConfigPath: string): PathMapping[] {
  const { paths, baseUrl } = inherited(tree, tsConfigPath);
  const aliases = Object.entries(paths?.value ?? {}).map(([pattern, targets]) => ({
    pattern,
    targets: targets.map((target) => posix.join(baseUrl?.value ?? paths?.folder ?? '.', target)),
  }));
  return baseUrl
    ? [...aliases, { pattern: '*', targets: [posix.join(baseUrl.value, '*')] }]
    : aliases;
}

interface Inherited {
  readonly paths?: { readonly value: Record<string, string[]>; readonly folder: string };
  /** Relative to the workspace. */
  readonly baseUrl?: { readonly value: string };
}

function inherited(tree: Tree, tsConfigPath: string): Inherited {
  const config = readTsConfig(tree, tsConfigPath);
  if (!config) {
    return {};
  }
  const folder = posix.dirname(tsConfigPath);
  const { paths, baseUrl } = config.compilerOptions ?? {};
  const parents = [config.extends ?? []]
    .flat()
    .filter((parent) => parent.startsWith('.'))
    .map((parent) => inherited(tree, withExtension(posix.join(folder, parent))));
  return {
    ...parents.reduce<Inherited>((all, parent) => ({ ...all, ...parent }), {}),
    ...(paths ? { paths: { value: paths, folder } } : {}),
    ...(baseUrl === undefined ? {} : { baseUrl: { value: posix.join(folder, baseUrl) } }),
  };
}

function readTsConfig(tree: Tree, path: string): TsConfig | undefined {
  if (!tree.exists(path)) {
    return undefined;
  }
  const parsed: { config?: TsConfig } = ts.parseConfigFileTextToJson(path, tree.readText(path));
  return parsed.config;
}

function withExtension(path: string): string {
  return path.endsWith('.json') ? path : `${path}.json`;
}
