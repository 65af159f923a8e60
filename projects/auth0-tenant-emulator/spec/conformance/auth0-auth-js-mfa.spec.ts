import { AuthClient } from '@auth0/auth0-auth-js';
import { totpCode } from '../../src/common/totp.ts';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { MFA_GRANTS } from '../support/mfa-client.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

describe('the MFA client of @auth0/auth0-auth-js 1 over TLS', () => {
  let tenant: RunningTenant;
  let client: AuthClient;
  let stopTrusting: () => void;

  beforeAll(async () => {
    const [mia] = fixtureSeed.users ?? [];
    tenant = await startTenant({
      ...fixtureSeed,
      users: [{ ...mia, user_id: MIA, mfa_required: true }],
      clients: [
        {
          client_id: 'web',
          app_type: 'regular_web',
          client_secret: 'web-secret',
          grant_types: ['password', ...Object.values(MFA_GRANTS)],
        },
      ],
      client_grants: [],
      rules: [],
      port: 0,
      tls: {},
    });
    stopTrusting = trustCertificate(tenant.tls!.certificate);
    client = new AuthClient({
      domain: tenant.tls!.domain,
      clientId: 'web',
      clientSecret: 'web-secret',
    });
  });

  afterAll(async () => {
    stopTrusting();
    await tenant.close();
  });

  it('enrolls an authenticator app and logs in with it', async () => {
    const mfaToken = await requiredMfaToken();
    const enrolled = await client.mfa.enrollAuthenticator({
      authenticatorTypes: ['otp'],
      mfaToken,
    });
    const secret = enrolled.authenticatorType === 'otp' ? enrolled.secret : '';
    const otp = totpCode(secret, Date.now());
    const tokens = await client.mfa.verify({ mfaToken, factorType: 'otp', otp });
    expect(tokens.claims?.sub).toBe(MIA);
  });

  it('is challenged afterwards, and can use the recovery code instead', async () => {
    tenant.reset();
    const first = await requiredMfaToken();
    const { recoveryCodes = [] } = await client.mfa.enrollAuthenticator({
      authenticatorTypes: ['oob'],
      oobChannels: ['sms'],
      phoneNumber: '+491234567',
      mfaToken: first,
    });
    const oobCode = await oobCodeOf(first);
    await expectAsync(
      client.mfa.verify({ mfaToken: first, factorType: 'oob', oobCode, bindingCode: '0' }),
    ).toBeRejectedWith(
      jasmine.objectContaining({ cause: jasmine.objectContaining({ error: 'invalid_grant' }) }),
    );
    const recoveryCode = recoveryCodes[0] ?? '';
    const factorType = 'recovery-code';
    const tokens = await client.mfa.verify({ mfaToken: first, factorType, recoveryCode });
    expect(tokens.recoveryCode).not.toBe(recoveryCode);
  });

  it('deletes an authenticator with an access token for /mfa/', async () => {
    tenant.reset();
    const mfaToken = await requiredMfaToken({
      audience: `${tenant.tls!.issuer}mfa/`,
      scope: 'openid read:authenticators remove:authenticators',
    });
    await client.mfa.enrollAuthenticator({ authenticatorTypes: ['otp'], mfaToken });
    const { accessToken } = await client.mfa.verify({ mfaToken, factorType: 'otp', otp: '123456' });
    const list = await client.mfa.listAuthenticators({ mfaToken: accessToken });
    const id = list.find(({ authenticatorType }) => authenticatorType === 'otp')?.id ?? '';
    await client.mfa.deleteAuthenticator({ authenticatorId: id, mfaToken: accessToken });
    const rest = await client.mfa.listAuthenticators({ mfaToken: accessToken });
    expect(rest.map((item) => item.authenticatorType)).toEqual(['recovery-code']);
  });

  /** The factor is not confirmed yet, so that its code comes from the enrollment. */
  async function oobCodeOf(mfaToken: string): Promise<string> {
    const again = await client.mfa.enrollAuthenticator({
      authenticatorTypes: ['oob'],
      oobChannels: ['sms'],
      phoneNumber: '+491234567',
      mfaToken,
    });
    return again.authenticatorType === 'oob' ? (again.oobCode ?? '') : '';
  }

  async function requiredMfaToken(form: Record<string, string> = {}): Promise<string> {
    const answer = await fetch(`${tenant.tls!.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'password', username: 'mia@example.com', password: 'Correct-Horse-1' },
        ...{ client_id: 'web', client_secret: 'web-secret', scope: 'openid' },
        ...form,
      }),
    });
    return ((await answer.json()) as { mfa_token: string }).mfa_token;
  }
});
