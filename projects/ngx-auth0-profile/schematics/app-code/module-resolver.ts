import { posix } from 'node:path';
import type { AppSources } from './app-sources';
import type { PathMapping } from './path-mappings';

/** Finds the file of the application that an import means; packages resolve to `undefined`. */
export class ModuleResolver {
  constructor(
    private readonly sources: AppSources,
    private readonly mappings: readonly PathMapping[],
    private readonly replacements: ReadonlyMap<string, string> = new Map(),
  ) {}

  resolve(fromFile: string, specifier: string): string | undefined {
    const file = this.find(fromFile, specifier);
    const replacement = file === undefined ? undefined : this.replacements.get(file);
    return replacement !== undefined && this.sources.exists(replacement) ? replacement : file;
  }

  private find(fromFile: string, specifier: string): string | undefined {
    if (specifier.startsWith('.')) {
      return this.firstFile(posix.join(posix.dirname(fromFile), specifier));
    }
    for (const { pattern, targets } of this.mappings) {
      const rest = matchPattern(pattern, specifier);
      if (rest === undefined) {
        continue;
      }
      for (const target of targets) {
        const file = this.firstFile(target.replace('*', rest));
        if (file) {
          return file;
        }
      }
    }
    return undefined;
  }

  private firstFile(path: string): string | undefined {
    const candidates = [
      `${path}.ts`,
      path.replace(/\.js$/, '.ts'),
      posix.join(path, 'index.ts'),
    ].filter((file) => file.endsWith('.ts'));
    return candidates.find((file) => this.sources.exists(file));
  }
}

function matchPattern(pattern: string, specifier: string): string | undefined {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) {
    return pattern === specifier ? '' : undefined;
  }
  const fits =
    specifier.startsWith(before) &&
    specifier.endsWith(after) &&
    specifier.length >= before.length + after.length;
  return fits ? specifier.slice(before.length, specifier.length - after.length) : undefined;
}
