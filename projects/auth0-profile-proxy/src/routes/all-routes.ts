import { changeEmailRoute } from './change-email.ts';
import type { ProxyRoute, ProxyServices } from './proxy-route.ts';
import { readProfileRoute } from './read-profile.ts';
import { updateProfileRoute } from './update-profile.ts';

const factories = [readProfileRoute, updateProfileRoute, changeEmailRoute];

/** The routes the options leave switched on. */
export function enabledRoutes(services: ProxyServices): ProxyRoute[] {
  return factories
    .map((factory) => factory(services))
    .filter((route) => services.options.routes.has(route.name));
}
