import { html } from 'hono/html';
import { textOf } from '../../common/json.ts';
import { EMULATOR_NOTE, errorMessage, pageResponse, type Html } from '../../pages/page.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { actionForms } from './action-forms.ts';
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

/** What an action has to tell. */
export interface Notice {
  kind: 'problem' | 'token';
  text: string;
}

/** `GET /_emulator/`: users, sessions, tokens, requests, faults and outbox on one page, and actions. */
export function dashboardPage(
  tenant: TenantContext,
  issuer: string,
  notice?: Notice,
): Promise<Response> {
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
    status: notice?.kind === 'problem' ? 400 : 200,
    style: DASHBOARD_STYLE,
    // With no-referrer a form would send `Origin: null`, like a page of another site.
    referrerPolicy: 'same-origin',
    main: html`<main class="dashboard">
      ${headerHtml(tenant, issuer)} ${noticeHtml(notice)}
      <nav aria-label="Sections">${sections.map(tileHtml)}</nav>
      <div class="cards">${actionForms(tenant)} ${sections.map(sectionHtml)}</div>
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

function noticeHtml(notice: Notice | undefined): Html {
  if (notice?.kind !== 'token') {
    return errorMessage(notice?.text);
  }
  return html`<p class="token">
    <label for="token">Access token for the Management API</label>
    <textarea id="token" rows="4" readonly>${notice.text}</textarea>
  </p>`;
}

function tileHtml({ id, title, rows, total = rows.length }: Section): Html {
  return html`<a href="#${id}"><b>${total}</b> ${title}</a>`;
}
