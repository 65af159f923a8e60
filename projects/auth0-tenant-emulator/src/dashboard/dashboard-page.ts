import { textOf } from '../json.ts';
import { EMULATOR_NOTE, escapeHtml, pageResponse } from '../login/page.ts';
import type { TenantContext } from '../tenant-context.ts';

const SHOWN_REQUESTS = 100;

/** `GET /_emulator/`: users, sessions, tokens, requests, faults and outbox on one page. */
export function dashboardPage(tenant: TenantContext): Response {
  const { state } = tenant;
  const keyIds = state.keys.map((key) => textOf(key['kid'])).join(', ');
  return pageResponse({
    title: 'Tenant emulator',
    main: `<main class="wide">
<h1>Tenant emulator</h1>
<p><strong>TEST only.</strong> Signing keys: <code>${escapeHtml(keyIds)}</code>.
Tenant time: ${escapeHtml(new Date(tenant.clock.now()).toISOString())}.</p>
${section('Users', ['id', 'name', 'e-mail', 'verified', 'blocked', 'logins'], userRows(tenant))}
${section(
  'Sessions',
  ['user', 'connection', 'second factor', 'applications', 'ends'],
  sessionRows(tenant),
)}
${section(
  'Refresh tokens',
  ['token', 'user', 'application', 'audience', 'scope', 'state'],
  tokenRows(tenant),
)}
${section('Outbox', ['time', 'to', 'what', 'link'], outboxRows(tenant))}
${section('Waiting faults', ['fault', 'times'], faultRows(tenant))}
${section(
  'Requests, newest first',
  ['time', 'status', 'request', 'application', 'audience', 'asked', 'granted'],
  requestRows(tenant),
)}
${EMULATOR_NOTE}
</main>`,
  });
}

type Cell = string | number | boolean | undefined;

function section(title: string, heads: readonly string[], rows: readonly (readonly Cell[])[]) {
  const heading = `<h2>${escapeHtml(title)} (${rows.length})</h2>`;
  if (rows.length === 0) return `${heading}<p>None.</p>`;
  const cells = (tag: 'td' | 'th', values: readonly Cell[]): string =>
    values.map((value) => `<${tag}>${escapeHtml(String(value ?? ''))}</${tag}>`).join('');
  return `${heading}
<div class="scroll" role="region" aria-label="${escapeHtml(title)}" tabindex="0"><table>
<thead><tr>${cells('th', heads)}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}</tbody>
</table></div>`;
}

function userRows(tenant: TenantContext): Cell[][] {
  return [...tenant.state.users.values()].map(({ profile }) => [
    profile.user_id,
    profile.name,
    profile.email,
    profile.email_verified,
    profile.blocked,
    profile.logins_count,
  ]);
}

function sessionRows(tenant: TenantContext): Cell[][] {
  return [...tenant.state.sessions.values()].map((session) => [
    session.userId,
    session.connection,
    session.mfa,
    session.clientIds.join(' '),
    new Date(session.expiresAt).toISOString(),
  ]);
}

function tokenRows(tenant: TenantContext): Cell[][] {
  return [...tenant.state.refreshTokens.values()].map(({ token, grant, revoked, rotatedAt }) => [
    `${token.slice(0, 6)}…`,
    grant.userId,
    grant.clientId,
    grant.audience,
    grant.scope.join(' '),
    revoked ? 'revoked' : rotatedAt === undefined ? 'current' : 'rotated',
  ]);
}

function outboxRows(tenant: TenantContext): Cell[][] {
  return tenant.state.outbox.map((mail) => [mail.at, mail.to, mail.kind, mail.url]);
}

function faultRows(tenant: TenantContext): Cell[][] {
  return tenant.faults
    .list()
    .map((fault) => [
      'name' in fault
        ? fault.name
        : `${fault.kind ?? 'status'} ${fault.method ?? ''} ${fault.path}`,
      fault.times,
    ]);
}

function requestRows(tenant: TenantContext): Cell[][] {
  return tenant.requests
    .list()
    .slice(-SHOWN_REQUESTS)
    .reverse()
    .map((request) => [
      request.at,
      request.status,
      `${request.method} ${request.path}`,
      request.clientId,
      request.audience,
      request.scopeRequested,
      request.scopeGranted,
    ]);
}
