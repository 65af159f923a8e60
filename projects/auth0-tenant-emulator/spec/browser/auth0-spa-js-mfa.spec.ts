import { totpCode } from '../../src/common/totp.ts';
import { claimsOf } from '../support/test-browser.ts';
import { MFA_GRANTS } from '../support/mfa-client.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

/** Requires a second factor for refreshes until one was used. */
const REQUIRE_MFA_AT_REFRESH =
  'exports.onExecutePostLogin = async (event, api) => {' +
  ' if (event.transaction.protocol === "oauth2-refresh-token") api.multifactor.enable("any"); };';

describe('client.mfa of auth0-spa-js 2', () => {
  const app = clientPage('auth0-spa-js', {
    scheme: 'https',
    seed: { actions: [{ name: 'mfa', code: REQUIRE_MFA_AT_REFRESH }] },
    client: {
      grant_types: ['authorization_code', 'refresh_token', ...Object.values(MFA_GRANTS)],
    },
  });

  it('enrolls an authenticator app when a refresh requires a second factor', async () => {
    const mfaToken = await requiredMfaToken();
    const factors = await mfa<{ type: string }[]>(`getEnrollmentFactors(${mfaToken})`);
    expect(factors.map(({ type }) => type)).toContain('otp');
    const { secret, recoveryCodes } = await mfa<{ secret: string; recoveryCodes: string[] }>(
      `enroll({ mfaToken: ${mfaToken}, factorType: 'otp' })`,
    );
    expect(recoveryCodes.length).toBe(1);
    const otp = JSON.stringify(totpCode(secret, Date.now()));
    const tokens = await mfa<{ id_token: string }>(
      `verify({ mfaToken: ${mfaToken}, otp: ${otp} })`,
    );
    expect(claimsOf(tokens.id_token)['amr']).toEqual(['mfa']);
    expect(await refreshed()).toBeTrue();
  });

  it('is challenged by SMS once a phone is enrolled', async () => {
    const first = await requiredMfaToken();
    const enrolled = await mfa<{ oobCode: string }>(
      `enroll({ mfaToken: ${first}, factorType: 'sms', phoneNumber: '+491234567' })`,
    );
    await verifyOob(first, enrolled.oobCode);
    await app.page.goto(app.url);
    const second = await requiredMfaToken();
    const [phone] = await mfa<{ id: string; type: string }[]>(`getAuthenticators(${second})`);
    expect(phone?.type).toBe('phone');
    const challenge = await mfa<{ oobCode: string; bindingMethod: string }>(
      `challenge({ mfaToken: ${second}, challengeType: 'oob', authenticatorId: '${phone?.id ?? ''}' })`,
    );
    expect(challenge.bindingMethod).toBe('prompt');
    await verifyOob(second, challenge.oobCode);
    expect(await refreshed()).toBeTrue();
  });

  /** Logs in, and returns the `mfa_token` of a refused refresh as a JavaScript literal. */
  async function requiredMfaToken(): Promise<string> {
    await setUp();
    await app.run('await client.loginWithRedirect();');
    await app.page.waitForURL(/\/u\/login|code=/);
    if (app.page.url().includes('/u/login')) {
      await pickUser(app.page, /Mia Brandt/);
      await app.page.waitForURL(/code=/);
    }
    await setUp();
    await app.run('await client.handleRedirectCallback();');
    const token = await app.run<string>(
      `try { await client.getTokenSilently({ cacheMode: 'off' }); return ''; }
       catch (error) { return error.mfa_token; }`,
    );
    expect(token).toMatch(/^[\w-]{64}$/);
    return JSON.stringify(token);
  }

  async function verifyOob(mfaToken: string, oobCode: string): Promise<void> {
    const outbox = await fetch(`${app.tenant.url}/_emulator/outbox`);
    const [mail] = ((await outbox.json()) as { code: string }[]).slice(-1);
    await mfa(
      `verify({ mfaToken: ${mfaToken}, oobCode: '${oobCode}', bindingCode: '${mail?.code ?? ''}' })`,
    );
  }

  function mfa<Value>(call: string): Promise<Value> {
    return app.run<Value>(`return client.mfa.${call};`);
  }

  function refreshed(): Promise<boolean> {
    return app.run<boolean>("return (await client.getTokenSilently({ cacheMode: 'off' })) !== '';");
  }

  function setUp(): Promise<void> {
    const options = {
      domain: app.tenant.tls!.domain,
      clientId: 'spa',
      useRefreshTokens: true,
      authorizationParams: { redirect_uri: app.url },
    };
    return app.run(`window.client = new auth0.Auth0Client(${JSON.stringify(options)});`);
  }
});
