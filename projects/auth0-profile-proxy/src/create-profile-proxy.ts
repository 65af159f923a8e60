import { signingKeys } from './access-token/signing-keys.ts';
import { BackgroundTasks } from './call/background-tasks.ts';
import type { ProxyServices } from './call/proxy-services.ts';
import type { ProfileProxyOptions } from './contract/profile-proxy-options.ts';
import { ManagedUsers } from './management-client/managed-users.ts';
import { ManagementClient } from './management-client/management-client.ts';
import { authenticate } from './middleware/authenticate.ts';
import { baseApp } from './middleware/base-app.ts';
import { addProfileRoutes, addPublicPages } from './middleware/profile-routes.ts';
import { resolveOptions } from './options/resolve-options.ts';
import { enabledRoutes } from './routes/all-routes.ts';
import { publicPages } from './routes/public-pages.ts';
import { serveApp, type ProfileProxy } from './serve-app.ts';

/**
 * Creates the proxy.
 *
 * @throws InvalidOptionsError `invalid-options`, with every mistake in one message
 * @example
 * ```ts
 * import { createProfileProxy } from 'auth0-profile-proxy';
 *
 * const proxy = createProfileProxy({
 *   domain: 'tenant.eu.auth0.com',
 *   audience: 'https://profile-proxy.example/',
 *   clientId: 'AbC123dEf456',
 *   clientSecret: process.env['AUTH0_CLIENT_SECRET'] ?? '',
 *   allowedOrigins: ['https://app.example.com'],
 * });
 * export default { fetch: proxy.fetch };
 * ```
 */
export function createProfileProxy(options: ProfileProxyOptions): ProfileProxy {
  const resolved = resolveOptions(options);
  const client = new ManagementClient(resolved);
  const services: ProxyServices = {
    options: resolved,
    users: new ManagedUsers(client, resolved.visibleAttributes),
    keys: signingKeys(resolved),
  };
  const background = new BackgroundTasks();
  const routes = enabledRoutes(services);
  const app = baseApp(resolved);
  addProfileRoutes(app, routes, { services, background, identify: authenticate(services) });
  addPublicPages(app, resolved.basePath, publicPages(services, routes, client));
  return serveApp(app, { background, store: resolved.store });
}
