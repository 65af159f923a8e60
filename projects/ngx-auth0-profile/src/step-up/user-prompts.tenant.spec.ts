import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { ProfileService } from '../profile/profile-service';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn, type SpecAppOptions } from '../test-support/signed-in';
import { withStepUp } from './with-step-up';

const ORDERS = 'https://orders.example/';

describe('UserPrompts at a tenant', () => {
  beforeEach(freshTenant);

  describe('when the user cannot solve the problem', () => {
    const causes: readonly (readonly [
      string,
      string,
      () => Promise<void>,
      SpecAppOptions['auth']?,
    ])[] = [
      ['a 503 of the token endpoint', 'unavailable', () => failTokens({ status: 503 })],
      ['an HTML page of a gateway', 'unknown', () => failTokens({ kind: 'html' })],
      ['a lost connection', 'network', () => failTokens({ kind: 'drop' })],
      ['a rate limit', 'rate-limited', () => failTokens({ kind: 'rate-limit' })],
      [
        'an application that may not use this flow',
        'configuration',
        () => failTokens({ status: 403, body: { error: 'unauthorized_client' } }),
      ],
      [
        'a token endpoint that refuses the application',
        'consent-required',
        () => failTokens({ status: 401, body: { error: 'access_denied' } }),
      ],
      [
        'a silent login without an answer',
        'network',
        () => tenant.fault({ path: '/authorize', kind: 'empty', status: 200 }),
        { authorizeTimeoutInSeconds: 1 },
      ],
    ];
    for (const [name, code, cause, auth = {}] of causes) {
      it(`reports ${name}, and does not leave the page`, async () => {
        const leave = await redirecting({ auth });
        await cause();
        expect((await refusal(getOrders())).code as string).toBe(code);
        expect(leave).not.toHaveBeenCalled();
      });
    }

    it('reports an audience that the tenant does not know', async () => {
      const leave = await redirecting();
      const tokens = await loadAuthorization();
      const error = await refusal(tokens.get('https://unknown.example/', []));
      expect(error.code).toBe('configuration');
      expect(leave).not.toHaveBeenCalled();
    });

    it('does not prompt for the profile either', async () => {
      const leave = await redirecting();
      const profiles = TestBed.inject(ProfileService);
      await failTokens({ kind: 'drop' });
      expect((await refusal(profiles.load())).code).toBe('network');
      await until(() => profiles.status() === 'error');
      expect(leave).not.toHaveBeenCalled();
    });
  });

  describe('when the user could solve the problem, and Auth0 cannot be reached', () => {
    const needConsent = (): Promise<void> => tenant.fault({ name: 'consent_required', times: 9 });

    it('does not leave the page while the browser is offline', async () => {
      const leave = await redirecting();
      await needConsent();
      const online = spyOnProperty(navigator, 'onLine').and.returnValue(false);
      expect((await refusal(getOrders())).code).toBe('network');
      expect(leave).not.toHaveBeenCalled();
      online.and.returnValue(true);
      expect((await refusal(getOrders())).code).toBe('redirecting');
    });

    it('does not leave the page when Auth0 does not answer', async () => {
      const leave = await redirecting();
      await needConsent();
      // Browsers repeat a request whose connection is lost.
      await tenant.fault({ path: '/.well-known/jwks.json', kind: 'drop', times: 99 });
      expect((await refusal(getOrders())).code).toBe('network');
      expect(leave).not.toHaveBeenCalled();
      await tenant.forgetFaults();
      await needConsent();
      expect((await refusal(getOrders())).code).toBe('redirecting');
    });

    it('opens no popup while the browser is offline', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      await needConsent();
      const open = spyOn(window, 'open').and.returnValue(null);
      spyOnProperty(navigator, 'onLine').and.returnValue(false);
      expect((await refusal(getOrders())).code).toBe('network');
      expect(open).not.toHaveBeenCalled();
    });

    it('calls no function while the browser is offline', async () => {
      const ask = jasmine.createSpy().and.resolveTo(true);
      await signedIn({ features: [withStepUp(ask)] });
      await needConsent();
      spyOnProperty(navigator, 'onLine').and.returnValue(false);
      expect((await refusal(getOrders())).code).toBe('network');
      expect(ask).not.toHaveBeenCalled();
    });
  });
});

async function getOrders(): Promise<unknown> {
  return (await loadAuthorization()).get(ORDERS, ['read:orders']);
}

function failTokens(fault: Readonly<Record<string, unknown>>): Promise<void> {
  return tenant.fault({ path: '/oauth/token', times: 9, ...fault });
}

/** An app that steps up by redirect; the spy would leave Karma's page. */
async function redirecting(options: SpecAppOptions = {}): Promise<jasmine.Spy> {
  await signedIn({ features: [withStepUp('redirect')], ...options });
  return spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
}
