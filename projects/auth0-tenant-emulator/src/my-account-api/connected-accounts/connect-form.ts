import { connectPage } from '../../pages/connect-page.ts';
import { errorPage } from '../../pages/error-page.ts';
import { randomId } from '../../common/random-id.ts';
import type { ConnectRequest } from '../../state/connected-account.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';

/** `GET /connected-accounts/connect`: stands for the page on which a provider asks the user. */
export async function showConnectForm(c: RequestContext): Promise<Response> {
  const request = findRequest(c);
  return request === undefined
    ? expiredPage()
    : connectPage({
        ticket: request.ticket,
        connection: request.connection,
        scopes: request.scopes ?? [],
        formTargets: [new URL(request.redirectUri).origin],
      });
}

/** `POST /connected-accounts/connect`: back to the application, with a code or an error. */
export async function submitConnectForm(c: RequestContext): Promise<Response> {
  const request = findRequest(c);
  if (request === undefined) {
    return expiredPage();
  }
  const form = new URLSearchParams(await c.req.text());
  const location = new URL(request.redirectUri);
  if (request.state !== undefined) {
    location.searchParams.set('state', request.state);
  }
  if (form.get('action') === 'accept') {
    request.connectCode = randomId(43);
    location.searchParams.set('connect_code', request.connectCode);
  } else {
    c.var.tenant.state.connectRequests.delete(request.authSession);
    location.searchParams.set('error', 'access_denied');
    location.searchParams.set('error_description', 'User did not authorize the request');
  }
  c.var.tenant.markChanged();
  return new Response(null, {
    status: 302,
    headers: { location: location.href, 'cache-control': 'no-store' },
  });
}

/** The request of a ticket, which is good for one visit. */
function findRequest(c: RequestContext): ConnectRequest | undefined {
  const { tenant } = c.var;
  const ticket = c.req.query('ticket');
  return [...tenant.state.connectRequests.values()].find(
    (request) =>
      request.ticket === ticket &&
      request.connectCode === undefined &&
      request.expiresAt > tenant.clock.now(),
  );
}

function expiredPage(): Promise<Response> {
  return errorPage(400, 'invalid_request', 'This ticket has been used or has expired.');
}
