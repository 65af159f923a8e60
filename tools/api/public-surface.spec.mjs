import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../setup/run.mjs';
import { entryPoints, writeApiReport } from './api-report.mjs';

describe('the public API', () => {
  for (const name of Object.keys(entryPoints)) {
    it(`of ${name} equals the golden (npm run api:accept accepts a change)`, () => {
      const golden = join(root, 'goldens', `${name}.api.md`);
      const report = writeApiReport(name, join(root, 'dist', 'api'));
      expect(existsSync(golden)).toBeTrue();
      expect(report).toBe(readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'));
    }, 60_000);
  }

  it('is documented, so TypeDoc builds without a warning', async () => {
    const { code, output } = await run(
      'node',
      ['node_modules/typedoc/bin/typedoc', '--options', 'tools/api/typedoc.json'],
      { quiet: true },
    );
    expect(output).not.toMatch(/\[(warning|error)\]/);
    if (code !== 0) {
      throw new Error(output);
    }
    expect(code).toBe(0);
  }, 120_000);
});
