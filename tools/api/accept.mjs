import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';
import { entryPoints, writeApiReport } from './api-report.mjs';

// `npm run api:accept`: accepts the public API of the last build as the golden. Review the diff like code.
const goldens = join(root, 'goldens');
for (const name of Object.keys(entryPoints)) {
  writeApiReport(name, goldens);
}
rmSync(join(goldens, 'temp'), { recursive: true, force: true });
