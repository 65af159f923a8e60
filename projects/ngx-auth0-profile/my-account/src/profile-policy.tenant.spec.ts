import { TestBed } from '@angular/core/testing';
import { ProfileService, withProxy, type Auth0ProfileFeature } from 'ngx-auth0-profile';
import { logInElsewhere } from '../../src/test-support/log-in-elsewhere';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import {
  freshTenant,
  signInAs,
  signedIn,
  type SpecAppOptions,
} from '../../src/test-support/signed-in';
import { SentRequests } from './test-support/sent-requests';
import { withMyAccount } from './with-my-account';

const proxy = () => withProxy({ url: tenant.proxyUrl, audience: 'https://profile-proxy.example/' });

describe('ProfileService.policy, at a tenant', () => {
  let sent: SentRequests;
  beforeEach(async () => {
    await freshTenant();
    sent = new SentRequests();
  });

  describe('with withMyAccount, for a user of a database', () => {
    it('says that names and picture are editable, and the e-mail address is not', async () => {
      const profiles = await loaded([withMyAccount()]);
      await until(() => profiles.policy().name !== undefined);
      expect(profiles.policy().name).toEqual({
        editable: true,
        api: 'my-account',
        source: 'user',
        label: 'Name',
      });
      expect(profiles.policy().picture?.editable).toBeTrue();
      expect(profiles.policy().email).toEqual({
        editable: false,
        reason: 'managed_via_me_identifiers',
        source: 'user',
        label: 'Email',
      });
      expect(profiles.policy().user_metadata).toEqual(
        jasmine.objectContaining({ editable: true, api: 'management-api' }),
      );
    });

    it('reads the policy once, when it is first used', async () => {
      const profiles = await loaded([withMyAccount()]);
      expect(sent.all).toEqual(['GET management /users/:id']);
      profiles.policy();
      profiles.policy();
      await until(() => profiles.policy().name !== undefined);
      expect(sent.all.filter((request) => request.includes('my-account'))).toEqual([
        'GET my-account /profile',
      ]);
    });

    it('sends the e-mail address to the proxy, where there is one', async () => {
      const profiles = await loaded([withMyAccount(), proxy()]);
      await until(() => profiles.policy().name !== undefined);
      expect(profiles.policy().email).toEqual(
        jasmine.objectContaining({ editable: true, api: 'proxy' }),
      );
    });
  });

  describe('with withMyAccount, for a user of a social provider', () => {
    it('says why the names are locked', async () => {
      const profiles = await loaded([withMyAccount()], tenant.socialUser);
      await until(() => profiles.policy().given_name !== undefined);
      expect(profiles.policy().given_name).toEqual({
        editable: false,
        reason: 'managed_by_identity_provider',
        source: 'idp',
        label: 'First name',
      });
      expect(profiles.policy().nickname?.editable).toBeTrue();
    });

    it('refuses a locked name before anything is sent, with the reason', async () => {
      const profiles = await loaded([withMyAccount()], tenant.socialUser);
      const error = await refusal(
        profiles.update({ given_name: 'Ada', nickname: 'ada', user_metadata: { theme: 'dark' } }),
      );
      expect(error).toEqual(
        jasmine.objectContaining({
          code: 'field-needs-backend',
          fields: ['given_name'],
          lockedFields: [
            { field: 'given_name', reason: 'managed_by_identity_provider', source: 'idp' },
          ],
        }),
      );
      expect(error.diagnosis?.evidence).toEqual([
        'The reason for given_name is "managed_by_identity_provider": the identity provider of the user owns it.',
      ]);
      expect(sent.changes).toEqual([]);
    });

    it('locks the names also with a proxy, because the tenant refuses them from a back end too', async () => {
      const profiles = await loaded([withMyAccount(), proxy()], tenant.socialUser);
      await until(() => profiles.policy().given_name !== undefined);
      expect(profiles.policy().given_name?.editable).toBeFalse();
      const error = await refusal(profiles.update({ given_name: 'Ada', nickname: 'ada' }));
      expect(error.code).toBe('field-needs-backend');
      expect(error.fields).toEqual(['given_name']);
      expect(sent.changes).toEqual([]);
    });
  });

  describe('when the value is not one that the My Account API accepts', () => {
    for (const [field, value] of [
      ['name', ' '],
      ['nickname', 'x'.repeat(301)],
      ['given_name', 'x'.repeat(151)],
      ['picture', 'http://cdn.example.com/1.png'],
      ['picture', 'https://'],
      ['name', null],
    ] as const) {
      it(`refuses ${field}: ${JSON.stringify(value).slice(0, 40)} before anything is sent`, async () => {
        const profiles = await loaded([withMyAccount()]);
        const error = await refusal(profiles.update({ [field]: value }));
        expect(error.code).toBe('invalid-request');
        expect(error.fieldErrors?.map((each) => each.field)).toEqual([field]);
        expect(sent.changes).toEqual([]);
      });
    }
  });

  describe('in a tenant without the profile endpoint', () => {
    const withoutEndpoint = () =>
      tenant.fault({ path: '/me/v1/profile', method: 'GET', status: 404, times: 1 });

    it('sends the names to the proxy, and asks the endpoint once while the page is open', async () => {
      const profiles = await loaded([withMyAccount(), proxy()]);
      await withoutEndpoint();
      sent.forget();
      await profiles.update({ name: 'Ada' });
      await profiles.update({ name: 'Eve' });
      expect(sent.all.filter((request) => !request.startsWith('GET management'))).toEqual([
        'GET my-account /profile',
        'PATCH proxy /me',
        'PATCH proxy /me',
      ]);
      expect(profiles.profile()?.name).toBe('Eve');
    });

    it('locks the names without a proxy, with the reason', async () => {
      const profiles = await loaded([withMyAccount()]);
      await withoutEndpoint();
      await until(() => profiles.policy().name !== undefined);
      expect(profiles.policy().name).toEqual({ editable: false, reason: 'endpoint-not-enabled' });
      const error = await refusal(profiles.update({ name: 'Ada' }));
      expect(error.code).toBe('field-needs-backend');
      expect(error.lockedFields).toEqual([{ field: 'name', reason: 'endpoint-not-enabled' }]);
      expect(sent.changes).toEqual([]);
    });

    it('falls back after a 403 as well', async () => {
      const profiles = await loaded([withMyAccount(), proxy()]);
      await tenant.fault({ path: '/me/v1/profile', method: 'GET', status: 403, times: 1 });
      await profiles.update({ name: 'Ada' });
      expect(sent.changes).toEqual(['PATCH proxy /me']);
    });
  });

  describe('when the policy cannot be read now', () => {
    it('rejects the update with the reason, and reads the policy again', async () => {
      const profiles = await loaded([withMyAccount()]);
      await tenant.fault({ path: '/me/v1/profile', method: 'GET', status: 500, times: 10 });
      expect((await refusal(profiles.update({ name: 'Ada' }))).code).toBe('unavailable');
      expect(sent.changes).toEqual([]);
      await tenant.forgetFaults();
      expect((await profiles.update({ name: 'Ada' }))?.name).toBe('Ada');
    });

    it('leaves the fields unknown for forms', async () => {
      const profiles = await loaded([withMyAccount()]);
      await tenant.fault({ path: '/me/v1/profile', method: 'GET', status: 400, times: 1 });
      profiles.policy();
      await until(() => sent.all.includes('GET my-account /profile'));
      await until(() => profiles.policy().user_metadata !== undefined);
      expect(profiles.policy().name).toBeUndefined();
      expect(profiles.status()).toBe('ready');
    });
  });

  describe('without withMyAccount', () => {
    it('locks the attributes where there is no proxy', async () => {
      const profiles = await loaded([]);
      await until(() => profiles.policy().name !== undefined);
      expect(profiles.policy().name).toEqual({ editable: false, reason: 'needs-backend' });
      expect(profiles.policy().user_metadata).toEqual({ editable: true, api: 'management-api' });
      expect(sent.all).toEqual(['GET management /users/:id']);
    });

    it('says that the proxy changes them', async () => {
      const profiles = await loaded([proxy()]);
      await until(() => profiles.policy().name !== undefined);
      expect(profiles.policy().name).toEqual({ editable: true, api: 'proxy' });
    });
  });

  describe('when another user signs in', () => {
    it('shows the policy of that user', async () => {
      const profiles = await loaded([withMyAccount()]);
      await until(() => profiles.policy().given_name?.editable === true);
      await signInAs(tenant.socialUser);
      await until(() => profiles.policy().given_name?.editable === false);
      await until(() => profiles.profile()?.user_id === tenant.socialUser);
    });

    it('refuses an update that was started for the old user, and sends nothing', async () => {
      const profiles = await loaded([withMyAccount()], tenant.user, {
        auth: { cacheLocation: 'localstorage' },
      });
      await logInElsewhere();
      sent.forget();
      const error = await refusal(
        profiles.update({ name: 'Eve', user_metadata: { theme: 'dark' } }),
      );
      expect(error.code).toBe('user-changed');
      expect(sent.changes).toEqual([]);
    });

    it('stops an update between two requests', async () => {
      const profiles = await loaded([withMyAccount(), proxy()]);
      await profiles.update({ name: 'Ada' });
      await tenant.fault({
        path: '/me/v1/profile',
        method: 'PATCH',
        kind: 'delay',
        delayMs: 300,
      });
      sent.forget();
      const update = refusal(profiles.update({ name: 'Eve', email: 'eve@example.com' }));
      await until(() => sent.changes.length > 0);
      await tenant.signIn(tenant.otherUser);
      const error = await update;
      expect(error.code).toBe('user-changed');
      expect(error.changed).toEqual(['name']);
      expect(error.notChanged).toEqual(['email']);
      expect(sent.changes).toEqual(['PATCH my-account /profile']);
    });
  });

  async function loaded(
    features: readonly Auth0ProfileFeature[],
    user = tenant.user,
    options: SpecAppOptions = {},
  ): Promise<ProfileService> {
    await signedIn({ features, interceptors: [sent.interceptor], ...options }, user);
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    return profiles;
  }
});
