import { buildApp, measureBundle, measureRoute } from '../harness/build-app.mjs';
import { table } from '../harness/table.mjs';

/** This library in the application of the peers, by entry file under `apps/features`. */
const MODES = {
  bff: 'ngx-auth0-profile, `withBff()`',
  direct: 'ngx-auth0-profile, `withAuth0Angular()`',
};

/** What a login by the BFF adds at the start to an application without one, in gzipped kB. */
export const BFF = { main: 'bff', base: 'without-login', limit: 6 };

const PEERS = [
  'auth0-angular',
  'msal-angular',
  'angular-auth-oidc-client',
  'angular-oauth2-oidc',
  'keycloak-angular',
];

/**
 * What an application adds to auth0-angular, by entry file under `apps/features`, in gzipped kB: the `limit` is
 * the requirement; above the `ceiling` `npm test` fails. The ceiling is a few bytes above the current size.
 */
export const FEATURES = {
  interceptor: { what: 'provider and interceptor', limit: 2.6, ceiling: 3.2 },
  profile: { what: 'provider, interceptor, guard and ProfileService', limit: 5.2, ceiling: 5.8 },
  everything: { what: 'everything exported', limit: 12, ceiling: 12.75 },
};

/** Optional additions to provider and interceptor, without a limit. */
export const OPTIONAL_FEATURES = {
  diagnosis: 'provider, interceptor and diagnosis',
};

/** What the My Account API adds to the application `profile`, in gzipped kB at the start. */
export const MY_ACCOUNT = {
  what: 'withMyAccount() and AuthenticationMethods',
  limit: 2,
};

/**
 * What the account page adds to the lazily loaded route of an application that shows the profile and its errors, in
 * gzipped kB. What the page loads after its first view, or when a section is opened, is not in it. Above the `ceiling` `npm test` fails.
 */
export const ACCOUNT = {
  what: '`<auth0-account>`, loaded with its route; the sections beside profile and preferences follow',
  base: { main: 'lazy-profile', trace: 'app-profile-page' },
  route: { main: 'lazy-account', trace: 'app-account-page' },
  limit: 14,
  ceiling: 13.9,
};

export const bundle = {
  name: 'bundle',
  title: 'Bundle: what each package adds',
  run: async () => {
    const baseline = measureBundle(await buildApp('bundle', { main: 'without-package' }));
    const peers = {};
    for (const main of PEERS) {
      peers[main] = measureBundle(await buildApp('bundle', { main }));
    }
    const modes = {};
    for (const main of Object.keys(MODES)) {
      modes[main] = measureBundle(await buildApp('features', { main }));
    }
    const base = measureBundle(await buildApp('features', { main: 'auth0-angular' }));
    const features = {};
    for (const main of [
      ...Object.keys(FEATURES),
      ...Object.keys(OPTIONAL_FEATURES),
      'my-account',
    ]) {
      features[main] = measureBundle(await buildApp('features', { main }));
    }
    const onePage = {};
    for (const main of ['auth0-angular', ...Object.keys(FEATURES)]) {
      onePage[main] = measureBundle(await buildApp('features', { main, onePage: true }));
    }
    const accountRoute = await measureAccount((main) => buildApp('features', { main }));
    return { baseline, peers, modes, base, features, onePage, accountRoute };
  },
  report: ({ baseline, peers, modes, base, features, onePage, accountRoute }) => [
    `The same minimal application (three lazily loaded pages that each send a request), built for production by the Angular CLI, minified and gzipped. The last column has the files that are loaded only when they are needed. Without any package the application has ${kB(baseline.minified)} kB, gzipped ${kB(baseline.gzipped)} kB.`,
    table(
      [
        'Package, with interceptor and guard',
        'adds, minified kB',
        'adds, gzipped kB',
        'lazy, gzipped kB',
      ],
      Object.entries({ ...modes, ...peers }).map(([name, sizes]) => [
        MODES[name] ?? name,
        ...added(sizes, baseline),
      ]),
    ),
    'angular-oauth2-oidc has no guard, so its route calls the service.',
    `This library is compared with an application that already has \`@auth0/auth0-angular\` (gzipped ${kB(base.gzipped)} kB).`,
    table(
      [
        'ngx-auth0-profile over auth0-angular',
        'adds, minified kB',
        'adds, gzipped kB',
        'lazy, gzipped kB',
      ],
      Object.entries(features).map(([main, sizes]) => [
        FEATURES[main]?.what ??
          OPTIONAL_FEATURES[main] ??
          `${FEATURES.profile.what}, ${MY_ACCOUNT.what}`,
        ...added(sizes, base),
      ]),
    ),
    'An application with a single page is one file. A library with a lazy part splits it into two; these figures include that:',
    table(
      [
        'Over auth0-angular, application with one page',
        'adds, minified kB',
        'adds, gzipped kB',
        'lazy, gzipped kB',
      ],
      Object.entries(FEATURES).map(([main, { what }]) => [
        what,
        ...added(onePage[main], onePage['auth0-angular']),
      ]),
    ),
    `${ACCOUNT.what}: ${kB(accountRoute)} kB gzipped over a route that shows the profile and its errors.`,
  ],
  requirements: ({ baseline, modes, base, features, accountRoute }) => [
    requirement(
      'Bundle over an application without login: BFF',
      modes[BFF.main],
      baseline,
      BFF.limit,
    ),
    ...Object.entries(FEATURES).map(([main, { what, limit }]) =>
      requirement(`Bundle over auth0-angular: ${what}`, features[main], base, limit),
    ),
    requirement(
      `Bundle over the same application: ${MY_ACCOUNT.what}`,
      features['my-account'],
      features.profile,
      MY_ACCOUNT.limit,
    ),
    {
      what: `Bundle, lazily loaded: ${ACCOUNT.what}`,
      found: `${kB(accountRoute)} kB`,
      limit: `${ACCOUNT.limit} kB`,
      met: accountRoute <= ACCOUNT.limit * 1000,
    },
  ],
};

/** What the account page adds to the route, in gzipped bytes. */
export async function measureAccount(folderOf) {
  const [base, route] = [ACCOUNT.base, ACCOUNT.route];
  const before = measureRoute(await folderOf(base.main), base.trace);
  return measureRoute(await folderOf(route.main), route.trace) - before;
}

function requirement(what, sizes, base, limit) {
  const size = (sizes.gzipped - base.gzipped) / 1000;
  return { what, found: `${size.toFixed(2)} kB`, limit: `${limit} kB`, met: size <= limit };
}

function added(sizes, base) {
  return [
    kB(sizes.minified - base.minified),
    kB(sizes.gzipped - base.gzipped),
    kB(sizes.lazyGzipped - base.lazyGzipped),
  ];
}

function kB(bytes) {
  return (bytes / 1000).toFixed(1);
}
