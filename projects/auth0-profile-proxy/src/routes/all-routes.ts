import { changeEmailRoute } from './change-email.ts';
import { confirmEmailRoute } from './confirm-email.ts';
import { createPasswordTicketRoute } from './create-password-ticket.ts';
import { deleteAccountRoute } from './delete-account.ts';
import { linkIdentityRoute } from './link-identity.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import { readProfileRoute } from './read-profile.ts';
import { readUserRoute } from './read-user.ts';
import type { RouteName } from '../contract/route-name.ts';
import { searchUsersRoute } from './search-users.ts';
import { sendVerificationEmailRoute } from './send-verification-email.ts';
import { unlinkIdentityRoute } from './unlink-identity.ts';
import { updateProfileRoute } from './update-profile.ts';
import { updateUserRoute } from './update-user.ts';

const factories: Readonly<Record<RouteName, (services: ProxyServices) => ProxyRoute>> = {
  'read-profile': readProfileRoute,
  'update-profile': updateProfileRoute,
  'change-email': changeEmailRoute,
  'confirm-email': confirmEmailRoute,
  'send-verification-email': sendVerificationEmailRoute,
  'create-password-ticket': createPasswordTicketRoute,
  'link-identity': linkIdentityRoute,
  'unlink-identity': unlinkIdentityRoute,
  'delete-account': deleteAccountRoute,
  'search-users': searchUsersRoute,
  'read-user': readUserRoute,
  'update-user': updateUserRoute,
};

/** The routes the options enable. */
export function enabledRoutes(services: ProxyServices): ProxyRoute[] {
  return [...services.options.routes].map((name) => factories[name](services));
}
