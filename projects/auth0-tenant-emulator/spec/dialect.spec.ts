import { readFile } from 'node:fs/promises';
import { oauthErrorSources } from '../src/authentication-api/oauth-errors.ts';
import { managementErrorSources } from '../src/management-api/errors.ts';
import { myAccountErrorSources } from '../src/my-account-api/errors.ts';
import { ALL_FACTS } from '../src/verify/facts/all-facts.ts';

/** How the last column says which facts of the verify command show a row. */
const MARK = /; verify: ([\w-]+(?:, [\w-]+)*)/g;

describe('dialect.md', () => {
  it('marks exactly the facts that verify can observe', async () => {
    const marks = [...(await dialect()).matchAll(MARK)].flatMap(([, ids = '']) => ids.split(', '));
    expect(marks.sort()).toEqual(ALL_FACTS.map(({ id }) => id).sort());
  });

  it('names every error body with its status and source', async () => {
    const text = (await dialect()).replaceAll(MARK, '').replaceAll(/ +/g, ' ');
    const rows = [...managementErrorSources(), ...oauthErrorSources(), ...myAccountErrorSources()];
    const missing = rows.filter(
      ({ name, status, source }) => !text.includes(`| ${name} | ${status} | ${source} |`),
    );
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });
});

function dialect(): Promise<string> {
  return readFile(new URL('../dialect.md', import.meta.url), 'utf8');
}
