import { checkNodeVersion } from '../../tools/setup/node-version.mjs';
import { orExplain } from '../../tools/setup/setup-error.mjs';
import { ensureBrowser } from '../../tools/setup/system-programs.mjs';

// `npm run bench`: runs all benchmarks and writes results.md.
// Usage: npm run bench [-- --only interceptor,bundle] [--rounds 7] [--quick] [--no-growth] [--no-build] [--list]
await orExplain(async () => {
  checkNodeVersion();
  const { installPeers } = await import('./harness/prepare.mjs');
  await installPeers();
  process.env.CHROME_BIN = await ensureBrowser();
  const { runBenchmarks } = await import('./harness/run-benchmarks.mjs');
  process.exitCode = await runBenchmarks(process.argv.slice(2));
});
