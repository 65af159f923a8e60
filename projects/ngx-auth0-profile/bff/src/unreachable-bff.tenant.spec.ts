import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ProfileService, injectSession, withStepUp } from 'ngx-auth0-profile';
import { refusal, until } from '../../src/test-support/refusal';
import { configureBffApp } from './test-support/bff-app';
import { freshBff } from './test-support/bff-login';

/** What is in place of the BFF, and what the error says. */
const failures = {
  'nothing accepts the connection': {
    url: '/bff-spec-down',
    code: 'network',
    message: 'No response of the BFF arrived',
    fix: 'Check the network, that the BFF runs, and that nothing redirects the path to another origin.',
  },
  'a server redirects to another origin': {
    url: '/bff-spec/other-origin',
    code: 'network',
    message: 'No response of the BFF arrived',
    fix: 'that nothing redirects the path to another origin',
  },
  'the proxy file of ng serve is missing, so that index.html is returned': {
    url: '/bff-spec/index-html',
    code: 'configuration',
    message: '/bff-spec/index-html/session was not answered by the BFF (200, no JSON).',
    fix: 'Let the server of the page pass the path on; ng serve needs --proxy-config.',
  },
  'the server of the page does not know the path': {
    url: '/bff-spec/not-found',
    code: 'configuration',
    message: 'was not answered by the BFF (404, no JSON)',
    fix: 'Let the server of the page pass the path on',
  },
  'nginx answers for a BFF that does not run': {
    url: '/bff-spec/bad-gateway',
    code: 'unavailable',
    message: 'was not answered by the BFF (502, no JSON)',
    fix: 'Start the BFF, or correct its address at the server of the page.',
  },
  'ng serve answers for a BFF that does not run': {
    url: '/bff-spec/dev-server',
    code: 'unavailable',
    message: 'was not answered by the BFF (500, no JSON)',
    fix: 'Start the BFF, or correct its address at the server of the page.',
  },
} as const;

for (const [title, { url, code, message, fix }] of Object.entries(failures)) {
  describe(`withBff, when ${title}`, () => {
    let opened: string[];

    beforeEach(async () => {
      await freshBff();
      opened = configureBffApp({ url, features: [withStepUp('redirect')] });
    });

    it('shows that nobody is logged in', async () => {
      const session = TestBed.runInInjectionContext(injectSession);
      await until(() => session.signedIn() === false);
      expect(session.user()).toBeUndefined();
    });

    it('reports the reason with its fix where the profile is loaded', async () => {
      const profiles = TestBed.inject(ProfileService);
      const error = await refusal(profiles.load());
      expect(error.code).toBe(code);
      expect(error.message).toContain(message);
      expect(error.message).toContain(fix);
      expect(profiles.status()).toBe('error');
      expect(profiles.error()?.code).toBe(code);
      expect(profiles.profile()).toBeUndefined();
    });

    it('explains it in the diagnosis', async () => {
      const { diagnosis } = await refusal(TestBed.inject(ProfileService).load());
      expect(diagnosis?.whatHappened).toContain('back end for the front end (BFF)');
      expect(diagnosis?.remedy.text).toContain('BFF');
    });

    it('does not report an edit as saved', async () => {
      const profiles = TestBed.inject(ProfileService);
      const error = await refusal(profiles.updateMetadata({ theme: 'dark' }));
      expect(error.code).toBe(code);
      expect(profiles.profile()).toBeUndefined();
    });

    it('starts no login from a guard, and shows the reason', async () => {
      const router = TestBed.inject(Router);
      for (let navigation = 0; navigation < 3; navigation++) {
        await router.navigateByUrl('/settings');
        expect(router.url).toContain(`reason=${code}`);
      }
      expect(opened).toEqual([]);
    });
  });
}

describe('withBff, when the BFF does not answer in time', () => {
  beforeEach(freshBff);

  it('reports it as a network problem', async () => {
    const limit = new AbortController();
    const timeout = spyOn(AbortSignal, 'timeout').and.returnValue(limit.signal);
    configureBffApp({ url: '/bff-spec/silence' });
    const load = TestBed.inject(ProfileService).load();
    const failure = refusal(load);
    await until(() => timeout.calls.count() > 0);
    expect(timeout).toHaveBeenCalledWith(10_000);
    limit.abort(new DOMException('signal timed out', 'TimeoutError'));
    const error = await failure;
    expect(error.code).toBe('network');
    expect(error.message).toContain('No response of the BFF arrived');
  });
});
