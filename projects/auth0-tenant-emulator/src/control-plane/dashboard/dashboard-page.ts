import { html } from 'hono/html';
import { textOf } from '../../common/json.ts';
import { EMULATOR_NOTE, pageResponse, type Html } from '../../pages/page.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
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
export function dashboardPage(tenant: TenantContext, issuer: string): Promise<Response> {
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
    main: html`<main class="dashboard">
      ${headerHtml(tenant, issuer)}
      <nav aria-label="Sections">${sections.map(tileHtml)}</nav>
      <div class="cards">${sections.map(sectionHtml)}</div>
      ${EMULATOR_NOTE}
    </main>`,
  });
}

function headerHtml(tenant: TenantContext, issuer: string): Html {
  const keyIds = tenant.state.keys.map((key) => textOf(key['kid'])).join(', ');
  const facts = [
    ['Issuer', issuer],
    ['Management API', `${issuer}api/v2/`],
    ['Signing keys', keyIds],
    ['Tenant time', new Date(tenant.clock.now()).toISOString()],
  ] as const;
  const list = facts.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd><code>${value}</code></dd>
      </div>`,
  );
  return html`<header>
    <h1>Tenant emulator <strong class="badge">TEST only</strong></h1>
    <a class="refresh" href="/_emulator/">Refresh</a>
    <dl>${list}</dl>
  </header>`;
}

function tileHtml({ id, title, rows, total = rows.length }: Section): Html {
  return html`<a href="#${id}"><b>${total}</b> ${title}</a>`;
}
