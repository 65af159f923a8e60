import { escapeHtml } from '../login/page.ts';
import type { LoggedRequest } from '../request-log.ts';
import type { TenantContext } from '../tenant-context.ts';
import { splitScope } from '../tokens/grant-scopes.ts';
import { chip, timeOfDay, type Cell, type Section } from './section.ts';

const SHOWN_REQUESTS = 100;
const SHOWN_TOKENS = 20;

/** What was answered, newest first. */
export function requestsSection(tenant: TenantContext): Section {
  return {
    id: 'requests',
    title: 'Requests',
    none: 'Nothing was asked so far.',
    heads: ['time', 'status', 'request', 'application', 'audience', 'scope'],
    rows: newest(tenant.requests.list(), SHOWN_REQUESTS).map((request) => [
      timeOfDay(request.at),
      statusChip(request),
      { html: `<code>${request.method} ${escapeHtml(request.path)}</code>${remarkOf(request)}` },
      request.clientId,
      request.audience,
      scopeCell(request),
    ]),
    wide: true,
  };
}

/** Access tokens handed out, newest first; the log never holds the tokens themselves. */
export function tokensSection(tenant: TenantContext): Section {
  const issued = tenant.requests.list().filter(handedOutToken);
  return {
    id: 'tokens',
    title: 'Tokens issued',
    none: 'None so far.',
    heads: ['time', 'by', 'application', 'scope'],
    rows: newest(issued, SHOWN_TOKENS).map((request) => [
      timeOfDay(request.at),
      request.grantType ?? 'implicit',
      { html: `${escapeHtml(request.clientId ?? '')}<small>${audienceOf(request)}</small>` },
      scopeCell(request),
    ]),
  };
}

function handedOutToken({ path, status, scopeGranted }: LoggedRequest): boolean {
  if (path === '/oauth/token') {
    return status === 200;
  }
  return path.startsWith('/authorize') && scopeGranted !== undefined;
}

function audienceOf({ audience }: LoggedRequest): string {
  return escapeHtml(audience ?? '');
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

function remarkOf({ fault, notImplemented, grantType }: LoggedRequest): string {
  const remarks = [
    grantType,
    fault === undefined ? undefined : `fault: ${fault}`,
    notImplemented === true ? 'not implemented' : undefined,
  ].filter((remark) => remark !== undefined);
  return remarks.length === 0 ? '' : `<small>${escapeHtml(remarks.join(', '))}</small>`;
}

/** What was granted, then what was asked and dropped, struck through. */
function scopeCell({ scopeRequested, scopeGranted }: LoggedRequest): Cell {
  const asked = splitScope(scopeRequested);
  if (scopeGranted === undefined) {
    return asked.join(' ');
  }
  const granted = splitScope(scopeGranted);
  const dropped = asked.filter((scope) => !granted.includes(scope));
  const struck = dropped.map((scope) => `<del title="dropped">${escapeHtml(scope)}</del>`);
  return { html: [...granted.map(escapeHtml), ...struck].join(' ') };
}
