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

/** Reads the path aliases in force for a tsconfig file, following `extends` inside the workspace. */
export function readPathMappings(tree: Tree, tsConfigPath: string): PathMapping[] {
  const config = readTsConfig(tree, tsConfigPath);
  if (!config) {
    return [];
  }
  const folder = posix.dirname(tsConfigPath);
  const { paths, baseUrl } = config.compilerOptions ?? {};
  if (paths) {
    const base = posix.join(folder, baseUrl ?? '.');
    return Object.entries(paths).map(([pattern, targets]) => ({
      pattern,
      targets: targets.map((target) => posix.join(base, target)),
    }));
  }
  return [config.extends ?? []]
    .flat()
    .filter((parent) => parent.startsWith('.'))
    .flatMap((parent) => readPathMappings(tree, withExtension(posix.join(folder, parent))));
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
