import { parseArguments } from '../src/cli/parse-arguments.ts';
import { createTenant } from '../src/create-tenant.ts';
import { loadSeed } from '../src/seed/load-seed.ts';
import { startTenants } from '../src/start-tenants.ts';
import { isTenantError } from '../src/common/tenant-error.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { answerOf, TestBrowser } from './support/test-browser.ts';

describe('errors of the emulator itself', () => {
  it('unknown-user: users.update() of an unknown user', () => {
    expect(() => createTenant().users.update('auth0|nobody', {})).toThrow(
      jasmine.objectContaining({ code: 'unknown-user' }),
    );
  });

  it('unknown-client: mint() without an application', async () => {
    await expectAsync(createTenant().mint({ userId: 'auth0|ada' })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'unknown-client' }),
    );
  });

  it('invalid-seed: a missing file', async () => {
    await expectAsync(loadSeed('nowhere.json')).toBeRejectedWith(
      jasmine.objectContaining({
        code: 'invalid-seed',
        message: jasmine.stringMatching(/nowhere\.json.*--seed/),
      }),
    );
  });

  it('invalid-option: no tenants', async () => {
    await expectAsync(startTenants({ port: 0, tenants: {} })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid-option' }),
    );
  });

  for (const args of [
    ['--port', 'x'],
    ['--port', '65536'],
    ['--tls-port', '-1'],
    ['--fault', 'x'],
    ['--fault', '{'],
  ]) {
    it(`invalid-argument: ${args.join(' ')}`, () => {
      expect(() => parseArguments(args)).toThrow(
        jasmine.objectContaining({ code: 'invalid-argument' }),
      );
    });
  }

  it('script-failed: a rule that does not parse ends the login with its name', async () => {
    const tenant = createTenant({
      ...fixtureSeed,
      domain: 'localhost:4400',
      rules: [{ name: 'half a rule', script: 'function (user, context' }],
    });
    const browser = new TestBrowser((request) => tenant.fetch(request));
    const answer = answerOf(await browser.login(authorizeUrl({}), MIA));
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_description')).toContain('"half a rule"');
  });

  it('are recognised by isTenantError', () => {
    expect(isTenantError(new Error('other'))).toBeFalse();
    try {
      parseArguments(['--port', 'x']);
    } catch (error) {
      expect(isTenantError(error)).toBeTrue();
    }
  });
});

describe('the command line', () => {
  it('has defaults and reads every option', () => {
    expect(parseArguments([])).toEqual({
      help: false,
      version: false,
      port: 4400,
      faults: [],
      bindBeyondLoopback: false,
      quiet: false,
    });
    expect(
      parseArguments([
        ...['-p', '0', '-s', 'a.json', '--state', 'b.json', '--tls', '-q', '--domain', 'e:1'],
        ...['--fault', 'consent_required', '--fault', '{"path":"/oauth/token","status":503}'],
        ...['--custom-domain', 'a.localhost:1', '--custom-domain', 'b.localhost:1'],
        ...['--i-know-this-is-not-auth0-and-bind-to', '0.0.0.0'],
      ]),
    ).toEqual({
      help: false,
      version: false,
      port: 0,
      seed: ['a.json'],
      domain: 'e:1',
      customDomains: ['a.localhost:1', 'b.localhost:1'],
      stateFile: 'b.json',
      tls: { port: 4443 },
      faults: [{ name: 'consent_required' }, { path: '/oauth/token', status: 503 }],
      host: '0.0.0.0',
      bindBeyondLoopback: true,
      quiet: true,
    });
  });
});
