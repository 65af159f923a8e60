import { textOf } from '../json.ts';
import { EMULATOR_NOTE, escapeHtml, pageResponse } from '../login/page.ts';
import type { TenantContext } from '../tenant-context.ts';
import { DASHBOARD_STYLE } from './dashboard-style.ts';
import { requestsSection, tokensSection } from './request-sections.ts';
import { sectionHtml, type Section } from './section.ts';
import {
  faultsSection,
  outboxSection,
  refreshTokensSection,
  sessionsSection,
  usersSection,
} from './state-sections.ts';

/** `GET /_emulator/`: users, sessions, tokens, requests, faults and outbox on one page. */
export function dashboardPage(tenant: TenantContext, issuer: string): Response {
  const sections = [
    usersSection(tenant),
    sessionsSection(tenant),
    tokensSection(tenant),
    refreshTokensSection(tenant),
    faultsSection(tenant),
    outboxSection(tenant),
    requestsSection(tenant),
  ];
  return pageResponse({
    title: 'Tenant emulator',
    style: DASHBOARD_STYLE,
    main: `<main class="dashboard">
${headerHtml(tenant, issuer)}
<nav aria-label="Sections">${sections.map(tileHtml).join('')}</nav>
<div class="cards">
${sections.map(sectionHtml).join('\n')}
</div>
${EMULATOR_NOTE}
</main>`,
  });
}

function headerHtml(tenant: TenantContext, issuer: string): string {
  const keyIds = tenant.state.keys.map((key) => textOf(key['kid'])).join(', ');
  const facts = [
    ['Issuer', issuer],
    ['Management API', `${issuer}api/v2/`],
    ['Signing keys', keyIds],
    ['Tenant time', new Date(tenant.clock.now()).toISOString()],
  ] as const;
  const list = facts.map(
    ([name, value]) => `<div><dt>${name}</dt><dd><code>${escapeHtml(value)}</code></dd></div>`,
  );
  return `<header>
<h1>Tenant emulator <strong class="badge">TEST only</strong></h1>
<a class="refresh" href="/_emulator/">Refresh</a>
<dl>${list.join('')}</dl>
</header>`;
}

function tileHtml({ id, title, rows }: Section): string {
  return `<a href="#${id}"><b>${rows.length}</b> ${escapeHtml(title)}</a>`;
}
