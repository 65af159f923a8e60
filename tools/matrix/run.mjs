import { progressLine } from '../process/progress.ts';
import { orExplain, SetupError } from '../setup/setup-error.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';
import { CELLS } from './cells.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { buildPackages, publishPackages } from './publish-packages.mjs';
import { CellRun, STEPS } from './run-cell.mjs';

// `npm run test:matrix`: ng new, ng add of the packed packages, ng build and a test in the browser,
// in every workspace of the matrix. Prints a table of the results.
// Usage: npm run test:matrix [-- --only "22 SSR,21 standalone"] [-- --no-build] [-- --keep]
await orExplain(async () => {
  const chosen = chooseCells(process.argv);
  process.env.CHROME_BIN = await ensureBrowser();
  if (!process.argv.includes('--no-build')) {
    await buildPackages();
  }
  const registry = await startConfiguredRegistry();
  const rows = [];
  try {
    await publishPackages(registry.url);
    const started = Date.now();
    for (const [done, cell] of chosen.entries()) {
      const progress = { done, total: chosen.length, elapsedMs: Date.now() - started };
      console.log(`\n=== ${progressLine({ step: cell.name, ...progress })}`);
      rows.push(await runCell(cell, registry.url));
    }
  } finally {
    await registry.close();
  }
  report(rows);
});

async function runCell(cell, registry) {
  const run = new CellRun(cell, registry);
  const row = { name: cell.name, seconds: [], failed: undefined };
  try {
    for (const step of STEPS) {
      const started = Date.now();
      await run.step(step);
      row.seconds.push(Math.round((Date.now() - started) / 1000));
      console.log(`${step}: ${row.seconds.at(-1)} s`);
    }
  } catch (error) {
    row.failed = STEPS[row.seconds.length];
    console.error(`${row.failed} failed: ${error.message}`);
  } finally {
    if (process.argv.includes('--keep')) {
      console.log(`kept: ${run.workspace?.folder}`);
    } else {
      run.close();
    }
  }
  return row;
}

function chooseCells(argv) {
  const at = argv.indexOf('--only');
  if (at < 0) {
    return CELLS;
  }
  const names = (argv[at + 1] ?? '').split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !CELLS.some((cell) => cell.name === name));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no cell '${unknown.join("', '")}'. The cells are: ${CELLS.map(({ name }) => name).join(', ')}.`,
    );
  }
  return CELLS.filter(({ name }) => names.includes(name));
}

function report(rows) {
  console.log(`\n| workspace | ${STEPS.join(' | ')} | result |`);
  console.log(`| --- |${STEPS.map(() => ' --- |').join('')} --- |`);
  for (const { name, seconds, failed } of rows) {
    const times = STEPS.map((_, at) => (seconds[at] === undefined ? '-' : `${seconds[at]} s`));
    console.log(`| ${name} | ${times.join(' | ')} | ${failed ? `${failed} failed` : 'passed'} |`);
  }
  const failures = rows.filter(({ failed }) => failed).length;
  console.log(`\n${rows.length - failures} passed, ${failures} failed`);
  process.exitCode = failures > 0 ? 1 : 0;
}
