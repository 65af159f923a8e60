import { progressLine } from '../../../tools/process/progress.ts';
import { CASES } from '../cases/index.mjs';
import { withBrowser } from './browser.mjs';
import { parseOptions } from './options.mjs';
import { buildPackages } from './prepare.mjs';
import { saveResult, writeReport } from './results.mjs';
import { table } from './table.mjs';

/** Runs the chosen cases one after the other and resolves to the exit code: 1 when a case failed to run. */
export async function runBenchmarks(argv) {
  const { chosen, list, build, ...settings } = parseOptions(argv, CASES);
  if (list) {
    for (const { name, title } of CASES) {
      console.log(`${name.padEnd(14)} ${title}`);
    }
    return 0;
  }
  if (build) {
    await buildPackages();
  }
  const failed = [];
  const begin = Date.now();
  for (const [done, one] of chosen.entries()) {
    const elapsedMs = Date.now() - begin;
    console.log(`\n${progressLine({ step: one.name, done, total: chosen.length, elapsedMs })}`);
    console.log(`\n## ${one.title}`);
    const started = Date.now();
    try {
      const figures = await one.run(settings);
      if (!settings.quick) {
        await saveResult(one.name, { figures });
      }
      console.log(one.report(figures).join('\n\n'));
      report(one.requirements?.(figures) ?? []);
    } catch (error) {
      failed.push(one.name);
      console.error(error);
    }
    console.log(`(${Math.round((Date.now() - started) / 1000)} s)`);
  }
  if (!settings.quick && failed.length < chosen.length) {
    await writeReport(CASES, { browser: await withBrowser((browser) => browser.version()) });
  }
  if (failed.length > 0) {
    console.error(`\nFailed: ${failed.join(', ')}`);
  }
  return failed.length > 0 ? 1 : 0;
}

function report(requirements) {
  if (requirements.length === 0) {
    return;
  }
  const rows = requirements.map(({ what, found, limit, met }) => [
    what,
    found,
    limit,
    met ? 'yes' : 'NO',
  ]);
  console.log(`\n${table(['Requirement', 'Measured', 'Limit', 'Met'], rows)}`);
}
