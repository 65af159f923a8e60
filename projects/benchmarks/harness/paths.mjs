import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the benchmarks. */
export const benchmarks = fileURLToPath(new URL('..', import.meta.url));

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder for builds and temporary files; Git ignores it. */
export const cache = join(root, '.cache', 'benchmarks');
