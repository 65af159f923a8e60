import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { benchmarks } from './paths.mjs';
import { versionOf } from './prepare.mjs';
import { table } from './table.mjs';

const PACKAGES = [
  '@angular/core',
  '@auth0/auth0-angular',
  '@auth0/auth0-spa-js',
  '@azure/msal-angular',
  'angular-auth-oidc-client',
  'angular-oauth2-oidc',
  'keycloak-angular',
  'oidc-provider',
  'oauth2-mock-server',
  '@simulacrum/auth0-simulator',
];

const jsonFile = join(benchmarks, 'results.json');
const markdownFile = join(benchmarks, 'results.md');

/** Stores the figures of one case; those of other cases are kept. */
export async function saveResult(name, result) {
  const all = readResults();
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ');
  // A case can be measured in parts: figures that this run did not measure are kept.
  all[name] = { at, figures: { ...all[name]?.figures, ...result.figures } };
  writeFileSync(jsonFile, await format(JSON.stringify(all), { parser: 'json', printWidth: 100 }));
}

/** Writes `results.md` from all stored figures. */
export async function writeReport(cases, { browser }) {
  const results = readResults();
  const measured = cases.filter(({ name }) => results[name]);
  const text = [
    '# Results',
    'Written by `npm run bench`; do not edit. `npm run bench -- --only interceptor,bundle` measures these two again and keeps the other figures.',
    `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}; Node ${process.versions.node}; Chromium ${browser}.`,
    `Versions: ${PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ')}.`,
    'Packages are measured round-robin; compare ratios, not times. Sizes and counts are exact.',
    '## Requirements',
    requirements(measured, results),
    ...measured.flatMap((one) => [
      `## ${one.title}`,
      `Measured ${results[one.name].at} UTC.`,
      ...one.report(results[one.name].figures),
    ]),
  ].join('\n\n');
  writeFileSync(markdownFile, await format(text, { parser: 'markdown', printWidth: 100 }));
}

function requirements(measured, results) {
  const rows = measured
    .filter((one) => one.requirements)
    .flatMap((one) => one.requirements(results[one.name].figures))
    .map(({ what, found, limit, met }) => [what, found, limit, met ? 'yes' : '**no**']);
  return table(['Requirement', 'Measured', 'Limit', 'Met'], rows);
}

function readResults() {
  return existsSync(jsonFile) ? JSON.parse(readFileSync(jsonFile, 'utf8')) : {};
}
