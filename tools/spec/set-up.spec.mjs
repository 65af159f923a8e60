import { createServer } from 'node:net';
import { requireFreePort } from '../setup/free-port.mjs';
import { checkNodeVersion } from '../setup/node-version.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';

describe('checkNodeVersion', () => {
  it('accepts Node 20', () => {
    expect(() => checkNodeVersion('20.0.0')).not.toThrow();
  });

  it('when Node is too old, says which version to install', () => {
    expect(() => checkNodeVersion('18.20.4')).toThrowError(
      SetupError,
      'Node 18.20.4 is too old. Install Node 20 or newer from https://nodejs.org and run the command again.',
    );
  });
});

describe('requireFreePort', () => {
  it('when the port is in use, names the port, the program and the option for another port', async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    await expectAsync(
      requireFreePort(port, 'tenant emulator', 'emulator-port'),
    ).toBeRejectedWithError(
      SetupError,
      `Port ${port} is taken, so the tenant emulator cannot start. Stop the program that uses it, or choose another port: npx ng serve --emulator-port ${port + 100}`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expectAsync(requireFreePort(port, 'tenant emulator', 'emulator-port')).toBeResolved();
  });
});

describe('ensureBrowser', () => {
  const named = process.env.CHROME_BIN;
  afterEach(() => {
    if (named === undefined) {
      delete process.env.CHROME_BIN;
    } else {
      process.env.CHROME_BIN = named;
    }
  });

  it('when CHROME_BIN is not a program, says so', async () => {
    process.env.CHROME_BIN = '/nowhere/chrome';
    await expectAsync(ensureBrowser()).toBeRejectedWithError(
      SetupError,
      /CHROME_BIN names \/nowhere\/chrome/,
    );
  });

  it('returns the browser that CHROME_BIN names', async () => {
    process.env.CHROME_BIN = process.execPath;
    expect(await ensureBrowser()).toBe(process.execPath);
  });
});
