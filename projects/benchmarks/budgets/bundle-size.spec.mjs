import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, BFF, FEATURES, MY_ACCOUNT, measureAccount } from '../cases/bundle.mjs';
import { buildApp, measureBundle, readBundle } from '../harness/build-app.mjs';
import { root } from '../harness/paths.mjs';

const BUILD_TIMEOUT = 600_000;

/** Strings that a build does not rename, each from the code of one service only. */
const TRACES = {
  IdentityService: 'invalid-link-token',
  MfaEnrollmentService: '.listEnrollments',
  DeviceCredentialService: 'deviceName',
  diagnose: 'whatHappened:',
};

/** Bundles that contain all of them, which proves that the search works. */
const EVERYTHING = ['everything', 'diagnosis'];

describe('bundle of an application with auth0-angular', () => {
  const folders = {};

  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/ngx-auth0-profile/package.json'))) {
      throw new Error('The library is not built. Run: npx ng build ngx-auth0-profile');
    }
    for (const main of [
      'auth0-angular',
      ...Object.keys(FEATURES),
      'diagnosis',
      'my-account',
      ACCOUNT.base.main,
      ACCOUNT.route.main,
    ]) {
      folders[main] = await buildApp('features', { main });
    }
  }, BUILD_TIMEOUT);

  for (const [main, { what, limit, ceiling }] of Object.entries(FEATURES)) {
    it(`grows by at most ${ceiling} kB gzipped with ${what}`, () => {
      const base = measureBundle(folders['auth0-angular']).gzipped;
      const added = measureBundle(folders[main]).gzipped - base;

      console.log(`${what}: ${(added / 1000).toFixed(2)} kB (limit ${limit} kB)`);
      expect(added).toBeGreaterThan(0);
      expect(added)
        .withContext('bytes over auth0-angular')
        .toBeLessThanOrEqual(ceiling * 1000);
    });
  }

  it(`grows at the start by at most ${MY_ACCOUNT.limit} kB gzipped with ${MY_ACCOUNT.what}`, () => {
    const [before, after] = ['profile', 'my-account'].map((main) => measureBundle(folders[main]));
    const added = after.gzipped - before.gzipped;

    console.log(`${MY_ACCOUNT.what}: ${(added / 1000).toFixed(2)} kB`);
    expect(added).toBeLessThanOrEqual(MY_ACCOUNT.limit * 1000);
    expect(after.lazyGzipped).toBeGreaterThan(before.lazyGzipped);
  });

  it(`loads at most ${ACCOUNT.ceiling} kB gzipped more with a route that has ${ACCOUNT.what}`, async () => {
    const added = await measureAccount((main) => folders[main]);

    console.log(`${ACCOUNT.what}: ${(added / 1000).toFixed(2)} kB (limit ${ACCOUNT.limit} kB)`);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThanOrEqual(ACCOUNT.ceiling * 1000);
  });

  it('has no code of the account page without a route for it', () => {
    const trace = 'auth0-account-frame';
    expect(readBundle(folders[ACCOUNT.route.main])).toContain(trace);
    for (const main of [...Object.keys(FEATURES), ACCOUNT.base.main]) {
      expect(readBundle(folders[main]).includes(trace)).withContext(main).toBeFalse();
    }
  });

  it('has no code of the My Account API without withMyAccount()', () => {
    const trace = 'completeConnection';
    expect(readBundle(folders['my-account'])).toContain(trace);
    for (const main of [...Object.keys(FEATURES), ACCOUNT.route.main]) {
      expect(readBundle(folders[main]).includes(trace)).withContext(main).toBeFalse();
    }
  });

  describe('when it imports the interceptor only', () => {
    for (const [service, trace] of Object.entries(TRACES)) {
      it(`has no code of ${service}`, () => {
        expect(EVERYTHING.some((main) => readBundle(folders[main]).includes(trace)))
          .withContext('in everything')
          .toBeTrue();
        expect(readBundle(folders.interceptor).includes(trace)).withContext(trace).toBeFalse();
      });
    }
  });
});

describe('bundle of an application with withBff()', () => {
  const folders = {};

  beforeAll(async () => {
    for (const main of [BFF.base, BFF.main, 'auth0-angular']) {
      folders[main] = await buildApp('features', { main });
    }
  }, BUILD_TIMEOUT);

  it(`grows at the start by at most ${BFF.limit} kB gzipped over an application without login`, () => {
    const [before, after] = [BFF.base, BFF.main].map((main) => measureBundle(folders[main]));
    const added = after.gzipped - before.gzipped;

    console.log(`withBff(): ${(added / 1000).toFixed(2)} kB (limit ${BFF.limit} kB)`);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThanOrEqual(BFF.limit * 1000);
  });

  it('has no Auth0 SDK', () => {
    for (const trace of ['auth0-spa-js', '@auth0/', '.is.authenticated']) {
      expect(readBundle(folders['auth0-angular'])).toContain(trace);
      expect(readBundle(folders[BFF.main]).includes(trace)).withContext(trace).toBeFalse();
    }
  });
});
