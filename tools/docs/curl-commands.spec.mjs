import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../process/free-ports.ts';
import { RunningProgram } from '../process/running-program.ts';
import { root, run } from '../setup/run.mjs';
import { parseCommands } from './commands/parse-commands.mjs';
import { fencedBlocks } from './fenced-blocks.mjs';

const README = readFileSync(join(root, 'projects/auth0-profile-proxy/README.md'), 'utf8');
const BIN = 'projects/auth0-profile-proxy/bin/auth0-profile-proxy.js';
const EMULATOR = 'projects/auth0-tenant-emulator/bin/auth0-tenant-emulator.js';

/** The README's "Without a tenant", started as it says, on free ports. */
describe("the commands of the proxy's README, without a tenant", () => {
  let emulator;
  let proxy;
  let tenantUrl;
  let proxyPort;
  let environment;

  beforeAll(async () => {
    const [tenantPort, port] = await freePorts(2);
    tenantUrl = `http://localhost:${tenantPort}`;
    proxyPort = port;
    emulator = new RunningProgram('node', [join(root, EMULATOR), '--port', String(tenantPort)]);
    await emulator.answersAt(`${tenantUrl}/.well-known/jwks.json`);
    environment = { ...process.env, ...settings(), AUTH0_DOMAIN: tenantUrl };
    proxy = new RunningProgram('node', [join(root, BIN)], {
      env: { ...environment, PORT: String(proxyPort) },
    });
    await proxy.answersAt(`http://127.0.0.1:${proxyPort}/healthz`);
  }, 120_000);

  afterAll(async () => {
    await proxy?.stop();
    await emulator?.stop();
  });

  it('check finds the configuration right', async () => {
    const { code, output } = await run('node', [join(root, BIN), 'check'], {
      quiet: true,
      env: environment,
    });
    expect(code).withContext(output).toBe(0);
  }, 60_000);

  it('curl changes the name and the theme', async () => {
    const [{ words }] = fencedBlocks(README)
      .flatMap(({ code, language }) => (language === 'sh' ? parseCommands(code) : []))
      .filter(({ words: [program] }) => program === 'curl');
    const token = await mint();
    const args = words
      .slice(1)
      .map((word) =>
        word.replace('$ACCESS_TOKEN', token).replace('127.0.0.1:4401', `127.0.0.1:${proxyPort}`),
      );
    const { code, output } = await run('curl', ['--silent', '--fail', ...args], { quiet: true });
    expect(code).withContext(output).toBe(0);
    expect(JSON.parse(output)).toEqual(
      jasmine.objectContaining({ name: 'Ada Lovelace', user_metadata: { theme: 'dark' } }),
    );
  }, 60_000);

  /** The variables of the README: those of the first block, with the values of "Without a tenant". */
  function settings() {
    const [first] = fencedBlocks(README).filter(({ language }) => language === 'sh');
    const pairs = (text) => [...text.matchAll(/\b([A-Z][A-Z0-9_]+)=([^\s`]+)/g)];
    const [, without] = /Without a tenant:([\s\S]*?)\n\n/.exec(README);
    return Object.fromEntries(
      [...pairs(first.code), ...pairs(without)].map(([, name, value]) => [name, value]),
    );
  }

  async function mint() {
    const [user] = await (await fetch(`${tenantUrl}/_emulator/users`)).json();
    const response = await fetch(`${tenantUrl}/_emulator/mint`, {
      method: 'POST',
      body: JSON.stringify({
        userId: user.user_id,
        audience: environment.PROXY_AUDIENCE,
        scope: 'read:profile update:profile',
      }),
    });
    return (await response.json()).token;
  }
});
