import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';

/** The measurements that `npm run bench` wrote. */
export function readResults() {
  return JSON.parse(readFileSync(join(root, 'projects/benchmarks/results.json'), 'utf8'));
}

/** The figures that pages and READMEs name, as they are written there. Each comes from a file that a command writes. */
export function figures(results = readResults()) {
  const { base, features, accountRoute } = results.bundle.figures;
  const added = (one, other) => kilobytes(one.gzipped - other.gzipped);
  const { servers } = results.emulator.figures;
  return {
    'bundle.interceptor': added(features.interceptor, base),
    'bundle.profile': added(features.profile, base),
    'bundle.everything': added(features.everything, base),
    'bundle.my-account': added(features['my-account'], features.profile),
    'bundle.lazy': kilobytes(features.profile.lazyGzipped - base.lazyGzipped),
    'bundle.account-page': kilobytes(accountRoute),
    'emulator.browser-budget': `${browserBudget()} kB`,
    'emulator.start': `${Math.round(servers['auth0-tenant-emulator'].start)} ms`,
    'emulator.tokens': `${Math.round(servers['auth0-tenant-emulator'].tokens)} a second`,
  };
}

/** What the specs allow each of the two files for service workers. */
function browserBudget() {
  const spec = 'projects/auth0-tenant-emulator/spec/browser-build.spec.ts';
  return /^const BUDGET_KB = (\d+);$/m.exec(readFileSync(join(root, spec), 'utf8'))[1];
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`;
}
