import { randomId } from '../random-id.ts';
import { PAGE_STYLE } from './page-style.ts';

/** A page of the tenant, before it has become a response. */
export interface Page {
  title: string;
  /** HTML of the main part; everything variable in it has gone through `escapeHtml`. */
  main: string;
  status?: number;
  /** Style besides the one every page has. */
  style?: string;
  /** Script to run, with its nonce in the policy. */
  script?: string;
  /** Origins and schemes a form of this page may end at, redirects included. */
  formTargets?: readonly string[];
  /** Pages that a single-page app loads in a hidden frame say `any`. Default `none`. */
  frameAncestors?: 'any' | 'none';
}

/** Turns a page into a response with a strict content security policy. */
export function pageResponse(page: Page): Response {
  const nonce = randomId(22);
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    `form-action 'self'${(page.formTargets ?? []).map((target) => ` ${target}`).join('')}`,
    ...(page.script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    ...(page.frameAncestors === 'any' ? [] : ["frame-ancestors 'none'"]),
  ];
  const script =
    page.script === undefined ? '' : `<script nonce="${nonce}">${page.script}</script>`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(page.title)}</title>
<style nonce="${nonce}">${PAGE_STYLE}${page.style ?? ''}</style>
</head>
<body>
${page.main}
${script}
</body>
</html>
`;
  return new Response(html, {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}

/** Makes text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Writes a value as a JavaScript literal that cannot end its script element. */
export function scriptLiteral(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The line under every page of the tenant that says what this is. */
export const EMULATOR_NOTE =
  '<p class="note">auth0-tenant-emulator, for tests only. Not Auth0, and not affiliated with it.</p>';
