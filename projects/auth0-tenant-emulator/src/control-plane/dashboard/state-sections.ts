import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import type { RefreshToken } from '../../state/grants.ts';
import type { OutboxMail } from '../../state/tenant-state.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { chip, timeOfDay, type Section } from './section.ts';

/** A page must not grow with the state of the tenant. */
const MAX_ROWS = 100;

/** Who can log in. */
export function usersSection({ state }: TenantContext): Section {
  return {
    id: 'users',
    title: 'Users',
    total: state.users.size,
    none: 'No user. Add users to the seed.',
    heads: ['user', 'e-mail', 'second factors, passkeys', 'logins', 'state'],
    rows: firstOf(state.users).map(({ profile, methods }) => [
      twoLines(profile.name, profile.user_id),
      twoLines(profile.email, emailState(profile.email, profile.email_verified)),
      methods.map(({ type, confirmed }) => (confirmed ? type : `${type}?`)).join(', '),
      profile.logins_count ?? 0,
      profile.blocked === true ? chip('blocked', 'bad') : '',
    ]),
  };
}

/** Who is logged in. */
export function sessionsSection({ state }: TenantContext): Section {
  return {
    id: 'sessions',
    title: 'Sessions',
    total: state.sessions.size,
    none: 'Nobody is logged in.',
    heads: ['user', 'connection', 'applications', 'ends'],
    rows: firstOf(state.sessions).map((session) => [
      session.userId,
      twoLines(session.connection, session.mfa ? 'with second factor' : undefined),
      session.clientIds.join(' '),
      timeOfDay(new Date(session.expiresAt).toISOString()),
    ]),
  };
}

/** Refresh tokens, shortened, with their state. */
export function refreshTokensSection({ state }: TenantContext): Section {
  return {
    id: 'refresh-tokens',
    title: 'Refresh tokens',
    total: state.refreshTokens.size,
    none: 'No refresh token. Request the scope offline_access.',
    heads: ['token', 'user', 'application', 'state'],
    rows: firstOf(state.refreshTokens).map((token) => [
      html`<code>${token.token.slice(0, 6)}…</code>`,
      token.grant.userId,
      twoLines(token.grant.clientId, token.grant.audience),
      stateOf(token),
    ]),
  };
}

/** Faults in the queue. */
export function faultsSection(tenant: TenantContext): Section {
  return {
    id: 'faults',
    title: 'Queued faults',
    none: 'None. Add one over POST /_emulator/faults.',
    heads: ['fault', 'times left'],
    rows: tenant.faults
      .list()
      .map((fault) => [
        'name' in fault
          ? fault.name
          : twoLines(fault.error ?? fault.kind ?? 'status', `${fault.method ?? ''} ${fault.path}`),
        fault.times,
      ]),
  };
}

/** Mails the tenant would have sent; their links work. */
export function outboxSection({ state }: TenantContext): Section {
  return {
    id: 'outbox',
    title: 'Outbox',
    none: 'No mail so far.',
    heads: ['time', 'to', 'mail'],
    rows: state.outbox
      .slice(-MAX_ROWS)
      .reverse()
      .map((mail) => [timeOfDay(mail.at), mail.to, mailCell(mail)]),
  };
}

function mailCell({ url, kind, code, channel }: OutboxMail): Html {
  return url === undefined
    ? twoLines(`${kind} by ${channel ?? 'email'}`, code)
    : html`<a href="${url}">${kind}</a>`;
}

function firstOf<Item>(map: ReadonlyMap<string, Item>): Item[] {
  const items: Item[] = [];
  for (const item of map.values()) {
    if (items.length === MAX_ROWS) {
      break;
    }
    items.push(item);
  }
  return items;
}

function emailState(email: string | undefined, verified = false): string | undefined {
  if (email === undefined) {
    return undefined;
  }
  return verified ? 'verified' : 'not verified';
}

function stateOf({ revoked, rotatedAt }: RefreshToken): Html {
  if (revoked) {
    return chip('revoked', 'bad');
  }
  return rotatedAt === undefined ? chip('current', 'good') : chip('rotated', 'neutral');
}

function twoLines(first: string | undefined, second: string | undefined): Html {
  return html`${first}${second === undefined ? '' : html`<small>${second}</small>`}`;
}
