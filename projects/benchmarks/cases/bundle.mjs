import { buildApp, measureBundle } from '../harness/build-app.mjs';
import { table } from '../harness/table.mjs';

const PEERS = [
  'auth0-angular',
  'msal-angular',
  'angular-auth-oidc-client',
  'angular-oauth2-oidc',
  'keycloak-angular',
];

/**
 * What an application adds to auth0-angular, by entry file under `apps/features`, in kB gzipped: the `limit` it is
 * to come under, and the `ceiling` above which `npm test` fails. The ceiling goes down, and up for
 * a new feature or for what a page shows sooner; a build differs from the next by some bytes.
 */
export const FEATURES = {
  interceptor: { what: 'provider and interceptor', limit: 2.5, ceiling: 2.4 },
  profile: { what: 'provider, interceptor, guard and ProfileService', limit: 5, ceiling: 4.97 },
  everything: { what: 'everything exported', limit: 12, ceiling: 10.05 },
};

/** What can be added to provider and interceptor, without a limit of its own. */
export const OPTIONAL_FEATURES = {
  diagnosis: 'provider, interceptor and diagnosis',
};

export const bundle = {
  name: 'bundle',
  title: 'Bundle: what each package adds',
  run: async () => {
    const floor = measureBundle(await buildApp('bundle', { main: 'floor' }));
    const peers = {};
    for (const main of PEERS) {
      peers[main] = measureBundle(await buildApp('bundle', { main }));
    }
    const base = measureBundle(await buildApp('features', { main: 'auth0-angular' }));
    const features = {};
    for (const main of [...Object.keys(FEATURES), ...Object.keys(OPTIONAL_FEATURES)]) {
      features[main] = measureBundle(await buildApp('features', { main }));
    }
    const onePage = {};
    for (const main of ['auth0-angular', ...Object.keys(FEATURES)]) {
      onePage[main] = measureBundle(await buildApp('features', { main, onePage: true }));
    }
    return { floor, peers, base, features, onePage };
  },
  report: ({ floor, peers, base, features, onePage }) => [
    `The same minimal application (three pages that come with their routes, each of which sends a request), built for production by the Angular CLI, minified and gzipped: what is loaded at the start, and in the last column what is loaded only when it is needed. Without any package it has ${kB(floor.minified)} kB, gzipped ${kB(floor.gzipped)} kB.`,
    table(
      [
        'Package, with interceptor and guard',
        'adds, minified kB',
        'adds, gzipped kB',
        'later, gzipped kB',
      ],
      Object.entries(peers).map(([name, sizes]) => [name, ...added(sizes, floor)]),
    ),
    'angular-oauth2-oidc has no guard; its route asks the service instead.',
    `This library is measured over an application that has \`@auth0/auth0-angular\` already (gzipped ${kB(base.gzipped)} kB).`,
    table(
      [
        'ngx-auth0-profile over auth0-angular',
        'adds, minified kB',
        'adds, gzipped kB',
        'later, gzipped kB',
      ],
      Object.entries(features).map(([main, sizes]) => [
        FEATURES[main]?.what ?? OPTIONAL_FEATURES[main],
        ...added(sizes, base),
      ]),
    ),
    'An application of a single page is one file, which a library with a part that loads later makes two; that is in these figures:',
    table(
      [
        'Over auth0-angular, an application of one page',
        'adds, minified kB',
        'adds, gzipped kB',
        'later, gzipped kB',
      ],
      Object.entries(FEATURES).map(([main, { what }]) => [
        what,
        ...added(onePage[main], onePage['auth0-angular']),
      ]),
    ),
  ],
  requirements: ({ base, features }) =>
    Object.entries(FEATURES).map(([main, { what, limit }]) => {
      const size = (features[main].gzipped - base.gzipped) / 1000;
      return {
        what: `Bundle over auth0-angular: ${what}`,
        found: `${size.toFixed(2)} kB`,
        limit: `${limit} kB`,
        holds: size <= limit,
      };
    }),
};

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
