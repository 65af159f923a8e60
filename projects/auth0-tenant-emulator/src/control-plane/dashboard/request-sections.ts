import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { LoggedRequest } from '../../tenant/request-log.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { splitScope } from '../../tokens/grant-scopes.ts';
import { chip, timeOfDay, type Cell, type Section } from './section.ts';

const SHOWN_REQUESTS = 100;
const SHOWN_TOKENS = 20;

/** The requests answered, newest first. */
export function requestsSection(tenant: TenantContext): Section {
  return {
    id: 'requests',
    title: 'Requests',
    none: 'No request so far.',
    heads: ['time', 'status', 'request', 'application', 'audience', 'scope'],
    rows: newest(tenant.requests.list(), SHOWN_REQUESTS).map((request) => [
      timeOfDay(request.at),
      statusChip(request),
      html`<code>${request.method} ${request.path}</code>${remarkOf(request)}`,
      request.clientId,
      request.audience,
      scopeCell(request),
    ]),
    wide: true,
  };
}

/** Access tokens issued, newest first; the log never holds the tokens themselves. */
export function tokensSection(tenant: TenantContext): Section {
  const issued = tenant.requests.list().filter(issuedToken);
  return {
    id: 'tokens',
    title: 'Tokens issued',
    none: 'None so far.',
    heads: ['time', 'by', 'application', 'scope'],
    rows: newest(issued, SHOWN_TOKENS).map((request) => [
      timeOfDay(request.at),
      request.grantType ?? 'implicit',
      html`${request.clientId}<small>${request.audience}</small>`,
      scopeCell(request),
    ]),
  };
}

function issuedToken({ path, status, scopeGranted }: LoggedRequest): boolean {
  if (path === '/oauth/token') {
    return status === 200;
  }
  return path.startsWith('/authorize') && scopeGranted !== undefined;
}

function newest<Item>(list: readonly Item[], count: number): Item[] {
  return list.slice(-count).reverse();
}

function statusChip({ status }: LoggedRequest): Cell {
  if (status >= 500) {
    return chip(String(status), 'bad');
  }
  if (status >= 400) {
    return chip(String(status), 'warning');
  }
  return chip(String(status), status < 300 ? 'good' : 'neutral');
}

function remarkOf({ fault, notImplemented, grantType }: LoggedRequest): Html {
  const remarks = [
    grantType,
    fault === undefined ? undefined : `fault: ${fault}`,
    notImplemented === true ? 'not implemented' : undefined,
  ].filter((remark) => remark !== undefined);
  return remarks.length === 0 ? html`` : html`<small>${remarks.join(', ')}</small>`;
}

/** The scopes granted, then those requested and dropped, struck through. */
function scopeCell({ scopeRequested, scopeGranted }: LoggedRequest): Cell {
  const requested = splitScope(scopeRequested);
  if (scopeGranted === undefined) {
    return requested.join(' ');
  }
  const granted = splitScope(scopeGranted);
  const dropped = requested.filter((scope) => !granted.includes(scope));
  return html`${granted.join(' ')}${dropped.map((scope) => html` <del title="dropped">${scope}</del>`)}`;
}
