import { readFile } from 'node:fs/promises';
import { oauthErrorSources } from '../src/authentication-api/oauth-errors.ts';
import { managementErrorSources } from '../src/management-api/errors.ts';
import { myAccountErrorSources } from '../src/my-account-api/errors.ts';

describe('dialect.md', () => {
  it('names every error body with its status and source', async () => {
    const text = (await readFile(new URL('../dialect.md', import.meta.url), 'utf8')).replace(
      / +/g,
      ' ',
    );
    const rows = [...managementErrorSources(), ...oauthErrorSources(), ...myAccountErrorSources()];
    const missing = rows.filter(
      ({ name, status, source }) => !text.includes(`| ${name} | ${status} | ${source} |`),
    );
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });
});
