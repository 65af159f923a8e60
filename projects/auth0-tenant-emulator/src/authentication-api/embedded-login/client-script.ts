import { defined } from '../../common/defined.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { scriptLiteral } from '../../pages/page.ts';

/**
 * `GET /client/{id}.js`: what Lock loads to learn an application's connections. The script calls
 * `Auth0.setClient` with them.
 */
export function clientScript(c: RequestContext<'/client/:file'>): Response {
  const file = c.req.param('file');
  const { tenant } = c.var;
  const clientId = file.endsWith('.js') ? file.slice(0, -3) : file;
  const application = tenant.state.applications.get(clientId);
  if (application === undefined) {
    throw oauthError('unknownClient');
  }
  const byStrategy = new Map<string, unknown[]>();
  for (const { name, strategy, display_name: label } of tenant.state.connections.values()) {
    const connection =
      strategy === 'auth0'
        ? {
            name,
            showForgot: true,
            showSignup: true,
            passwordPolicy: 'none',
            validation: { passwordPolicy: 'none' },
            requires_username: false,
          }
        : {
            name,
            scope: ['email', 'profile'],
            ...defined({ display_name: label }),
          };
    byStrategy.set(strategy, [...(byStrategy.get(strategy) ?? []), connection]);
  }
  const description = {
    id: clientId,
    tenant: new URL(c.get('issuer')).host.split('.')[0],
    subscription: 'dev',
    authorize: `${c.get('issuer')}authorize`,
    callback: application.callbacks[0] ?? '',
    hasAllowedOrigins: true,
    strategies: [...byStrategy].map(([name, connections]) => ({ name, connections })),
  };
  return new Response(`Auth0.setClient(${scriptLiteral(description)});`, {
    headers: { 'content-type': 'application/x-javascript; charset=utf-8' },
  });
}
