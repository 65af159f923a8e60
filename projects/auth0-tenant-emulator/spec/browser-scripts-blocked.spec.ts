import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BROWSER = fileURLToPath(new URL('../src/browser.ts', import.meta.url));

describe('createBrowserTenant() where a policy forbids to evaluate code', () => {
  it('refuses a seed with a rule (scripts-blocked)', () => {
    expect(
      codeWith(`[{ name: 'rule', script: 'function (u, c, done) { done(null, u, c); }' }]`),
    ).toBe('scripts-blocked');
  });

  it('accepts a seed without rules', () => {
    expect(codeWith('[]')).toBe('none');
  });
});

/** The code of the error, from a Node process with the same rule as a content security policy. */
function codeWith(rules: string): string {
  const program = `
    const { createBrowserTenant } = await import(${JSON.stringify(BROWSER)});
    const creating = createBrowserTenant({ issuer: 'https://app.example/', seed: { rules: ${rules} } });
    console.log(await creating.then(() => 'none', ({ code }) => code));`;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', program];
  return spawnSync(process.execPath, flags, { encoding: 'utf8' }).stdout.trim();
}
