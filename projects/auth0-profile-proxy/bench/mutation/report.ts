import { readFileSync, writeFileSync } from 'node:fs';
import type { FolderResult } from './result.ts';
import { SURVIVORS } from './survivors.ts';

const jsonFile = new URL('results.json', import.meta.url);
const markdownFile = new URL('README.md', import.meta.url);

const INTRODUCTION =
  'How many small changes of the source the specs notice. Written by `npm run test:mutation -w auth0-profile-proxy`; do not edit. Names of folders measure these again and keep the other rows: `npm run test:mutation -w auth0-profile-proxy -- store routes`. [folders.ts](folders.ts) has the specs that run for each folder; more specs can only notice more. Texts are not changed: most of them are messages for people.';

/** Stores the result of a folder, keeps those of the others, and writes the README of this folder. */
export function saveReport(measured: FolderResult): void {
  const stored = JSON.parse(readFileSync(jsonFile, 'utf8')) as FolderResult[];
  const results = [...stored.filter(({ folder }) => folder !== measured.folder), measured].sort(
    (a, b) => a.folder.localeCompare(b.folder),
  );
  writeFileSync(jsonFile, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(markdownFile, markdown(results));
}

function markdown(results: readonly FolderResult[]): string {
  const rows = results.map(
    ({ folder, mutants, detected, timeouts, score }) =>
      `| \`${folder}/\` | ${mutants} | ${detected} | ${timeouts} | ${score} % |`,
  );
  return [
    '# Mutation scores',
    INTRODUCTION,
    [
      '| Folder | Changes | Noticed | of these by a timeout | Score |',
      '| --- | --: | --: | --: | --: |',
      ...rows,
    ].join('\n'),
    '## Changes no spec notices, and why',
    'A change at several places of a file is listed once for each. [survivors.ts](survivors.ts) has the reasons.',
    ...results
      .filter(({ survivors }) => survivors.length > 0)
      .map(({ folder, survivors }) =>
        [`### \`${folder}/\`\n`, ...survivors.map((change) => lineOf(folder, change))].join('\n'),
      ),
    '',
  ].join('\n\n');
}

function lineOf(folder: string, change: string): string {
  const reason = SURVIVORS.find(([part]) => change.includes(part))?.[1] ?? '**no spec yet**';
  return `- \`\` ${change.replace(`src/${folder}/`, '')} \`\`: ${reason}`;
}
