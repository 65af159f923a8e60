import { signingKeys } from './access-token/signing-keys.ts';
import { apiRoute } from './bff/api-route.ts';
import { backChannelLogoutRoute } from './bff/back-channel-logout-route.ts';
import type { BffServices } from './bff/bff-services.ts';
import { callbackRoute } from './bff/callback-route.ts';
import { identifySession } from './bff/identify-session.ts';
import { loginRoute } from './bff/login-route.ts';
import { logoutRoute } from './bff/logout-route.ts';
import { ownPage } from './bff/own-page.ts';
import { sessionRoute } from './bff/session-route.ts';
import { BackgroundTasks } from './call/background-tasks.ts';
import type { ProxyServices } from './call/proxy-services.ts';
import type { ProfileBffOptions } from './contract/profile-bff-options.ts';
import type { ResolvedBff } from './contract/resolved-bff.ts';
import { authorizationServer } from './login/authorization-server.ts';
import { LoginTransactions } from './login/login-transaction.ts';
import { ManagedUsers } from './management-client/managed-users.ts';
import { ManagementClient } from './management-client/management-client.ts';
import { methodNotAllowed } from './middleware/answer-problem.ts';
import { baseApp } from './middleware/base-app.ts';
import { limitBody } from './middleware/limit-body.ts';
import { addProfileRoutes, addPublicPages } from './middleware/profile-routes.ts';
import { resolveBffOptions } from './options/resolve-bff-options.ts';
import { answerNavigation } from './problem-page/answer-navigation.ts';
import { enabledRoutes } from './routes/all-routes.ts';
import { publicPages } from './routes/public-pages.ts';
import { serveApp, type ProfileProxy } from './serve-app.ts';
import { Sessions } from './session/sessions.ts';
import { UserTokens } from './user-token/user-tokens.ts';

/** A back end for a front end: a `fetch` handler like {@link ProfileProxy}. */
export type ProfileBff = ProfileProxy;

/** Paths that a browser navigates to. */
const NAVIGATIONS = ['/login', '/callback', '/logout'];

/** Paths that a browser navigates to, or a server calls; `/logout` checks its two methods itself. */
const NOT_OF_PAGES = [...NAVIGATIONS, '/backchannel-logout'];

/**
 * Creates a back end for a front end: it logs users in and keeps their tokens, so that the browser has
 * a session cookie and no token (RFC 10017, OAuth 2.0 for Browser-Based Applications).
 *
 * @throws InvalidOptionsError `invalid-options`, with every mistake in one message
 * @example
 * ```ts
 * import { createProfileBff } from 'auth0-profile-proxy';
 *
 * const bff = createProfileBff({
 *   domain: 'tenant.eu.auth0.com',
 *   url: 'https://app.example.com',
 *   clientId: 'AbC123dEf456',
 *   clientSecret: process.env['AUTH0_CLIENT_SECRET'] ?? '',
 * });
 * export default { fetch: bff.fetch };
 * ```
 */
export function createProfileBff(options: ProfileBffOptions): ProfileBff {
  const bff = resolveBffOptions(options);
  const { profile } = bff;
  const client = new ManagementClient(profile);
  const keys = signingKeys(profile);
  const proxy: ProxyServices = {
    options: profile,
    users: new ManagedUsers(client, profile.visibleAttributes),
    keys,
  };
  const background = new BackgroundTasks();
  const services = servicesOf(bff, { keys, background });
  const routes = enabledRoutes(proxy);
  const pages = publicPages(proxy, routes, client);
  const app = baseApp(profile);
  for (const path of NAVIGATIONS) {
    app.use(profile.basePath + path, answerNavigation(bff));
  }
  app.use(ownPage(bff, [...NOT_OF_PAGES, ...pages.map(({ path }) => path)]));
  addLoginRoutes(app, services);
  for (const api of bff.apis) {
    app.all(`${api.path}/*`, apiRoute(api, services));
  }
  addProfileRoutes(app, routes, {
    services: proxy,
    background,
    identify: identifySession(services),
  });
  addPublicPages(app, profile.basePath, pages);
  return serveApp(app, { background, store: profile.store });
}

function servicesOf(
  bff: ResolvedBff,
  shared: Pick<BffServices, 'keys' | 'background'>,
): BffServices {
  const sessions = new Sessions(bff);
  const server = authorizationServer(bff);
  const tokens = new UserTokens(bff, sessions, server);
  return { bff, sessions, server, tokens, transactions: new LoginTransactions(bff), ...shared };
}

function addLoginRoutes(app: ReturnType<typeof baseApp>, services: BffServices): void {
  const { basePath } = services.bff.profile;
  const logout = logoutRoute(services);
  app.get(`${basePath}/login`, loginRoute(services));
  app.get(`${basePath}/callback`, callbackRoute(services));
  app.on(['GET', 'POST'], `${basePath}/logout`, logout);
  app.get(`${basePath}/session`, sessionRoute(services));
  app.post(
    `${basePath}/backchannel-logout`,
    limitBody(services.bff.profile),
    backChannelLogoutRoute(services),
  );
  for (const [path, methods] of [
    ['/login', ['GET']],
    ['/callback', ['GET']],
    ['/logout', ['GET', 'POST']],
    ['/session', ['GET']],
    ['/backchannel-logout', ['POST']],
  ] as const) {
    app.all(basePath + path, methodNotAllowed(methods));
  }
}
