import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTenant } from '../src/create-tenant.ts';
import { checkBindAddress } from '../src/server/check-bind-address.ts';
import { startTenant } from '../src/start-tenant.ts';

const CLI = fileURLToPath(new URL('../bin/auth0-tenant-emulator.js', import.meta.url));
const run = promisify(execFile);

describe('safety', () => {
  it('refuses NODE_ENV=production', () => {
    expect(() => {
      checkBindAddress({}, { NODE_ENV: 'production' });
    }).toThrow(jasmine.objectContaining({ code: 'production-refused' }));
  });

  for (const host of ['0.0.0.0', '::', '192.168.1.10', 'emulator.example']) {
    it(`refuses to bind ${host} without the long option`, () => {
      expect(() => {
        checkBindAddress({ host }, {});
      }).toThrow(jasmine.objectContaining({ code: 'address-refused' }));
      expect(() => {
        checkBindAddress({ host, bindBeyondLoopback: true }, {});
      }).not.toThrow();
    });
  }

  it('answers only its own host names, against DNS rebinding', async () => {
    const tenant = createTenant({ domain: 'localhost:4400' });
    const answer = await tenant.fetch(new Request('http://evil.example/_emulator/requests'));
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('http://localhost:4400');
  });

  it('marks its signing key as TEST', async () => {
    const tenant = createTenant();
    const answer = await tenant.fetch(new Request('http://localhost/.well-known/jwks.json'));
    const { keys } = (await answer.json()) as { keys: Record<string, string>[] };
    expect(keys[0]?.['kid']).toContain('TEST');
    expect(Object.keys(keys[0] ?? {})).not.toContain('d');
  });

  it('reports a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expectAsync(startTenant({ port })).toBeRejectedWith(
      jasmine.objectContaining({
        code: 'port-in-use',
        message: `Port ${port} is taken by another program. Stop that program, or choose another port (--port).`,
      }),
    );
    other.close();
  });

  it('prints help, and an error for an unknown option', async () => {
    const help = await run(process.execPath, [CLI, '--help']);
    for (const option of ['--port', '--seed', '--state', '--tls', '--fault', '--quiet']) {
      expect(help.stdout).toContain(option);
    }
    expect(help.stdout).toContain('Not affiliated with Auth0');
    await expectAsync(run(process.execPath, [CLI, '--prot', '1'])).toBeRejectedWith(
      jasmine.objectContaining({ code: 1, stderr: jasmine.stringMatching(/--prot.*--help/) }),
    );
  });
});
