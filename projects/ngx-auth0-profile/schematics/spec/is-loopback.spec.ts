import { createRequire } from 'node:module';
import { Workspace } from './workspace.ts';

const { isLoopback } = createRequire(import.meta.url)(
  '../../../../dist/schematics-under-test/auth0/is-loopback.js',
) as typeof import('../auth0/is-loopback.ts');
const ENVIRONMENT = 'src/environments/environment.ts';

/** The addresses that decide the rule; the library's own is tested with the same ones. */
const ADDRESSES: readonly (readonly [hostname: string, loopback: boolean])[] = [
  ['localhost', true],
  ['tenant.localhost', true],
  ['127.0.0.1', true],
  ['127.0.0.2', true],
  ['[::1]', true],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['[::2]', false],
  ['0.0.0.0', false],
];

describe('isLoopback', () => {
  for (const [hostname, loopback] of ADDRESSES) {
    it(`returns ${String(loopback)} for ${hostname}`, () => {
      expect(isLoopback(new URL(`http://${hostname}:4400`))).toBe(loopback);
    });
  }
});

describe('ng add ngx-auth0-profile › --domain over plain http', () => {
  for (const [hostname, loopback] of ADDRESSES) {
    it(`${loopback ? 'accepts' : 'refuses'} ${hostname}`, async () => {
      const workspace = await Workspace.create({});
      const domain = `http://${hostname}:4400`;
      const added = workspace.add({ domain, clientId: 'shop' });
      if (!loopback) {
        await expectAsync(added).toBeRejectedWithError(/is not the domain of a tenant/);
        return;
      }
      await added;
      expect(workspace.text(ENVIRONMENT)).toContain(`domain: '${domain}'`);
      expect(workspace.text(ENVIRONMENT)).toContain(`audience: '${domain}/api/v2/'`);
    });
  }
});

describe('doctor › loopback-domain', () => {
  for (const [hostname, loopback] of ADDRESSES) {
    it(`${loopback ? 'warns of' : 'reports as an invalid domain'} ${hostname}`, async () => {
      const workspace = await Workspace.create({});
      await workspace.add({ domain: 'http://localhost:4400', clientId: 'shop' });
      const text = workspace.text(ENVIRONMENT).replaceAll('localhost', hostname);
      workspace.write(ENVIRONMENT, text);
      await workspace.run('doctor', { warningsOnly: true });
      const printed = workspace.printed.join('\n');
      expect(printed.includes('loopback-domain')).toBe(loopback);
      expect(printed.includes('domain-form')).toBe(!loopback);
    });
  }
});
