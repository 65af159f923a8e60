import { randomId } from '../random-id.ts';

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

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: Canvas; }
main { width: min(26rem, 100vw - 3rem); padding: 1.5rem 0; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 1rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; width: 100%; padding: .6rem .8rem; text-align: start; cursor: pointer;
  border: 1px solid GrayText; border-radius: .5rem; background: ButtonFace; color: ButtonText; }
button.primary { background: #1d4ed8; border-color: #1d4ed8; color: #fff; text-align: center; }
button small { display: block; opacity: .8; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
label { display: block; margin: .75rem 0 .25rem; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid GrayText;
  border-radius: .5rem; background: Field; color: FieldText; }
button.quiet { text-align: center; margin-top: .5rem; }
form .primary { margin-top: 1rem; }
.error { border-inline-start: 4px solid #dc2626; padding-inline-start: .75rem; }
.switch { margin-top: 1rem; }
.note { font-size: .85rem; opacity: .85; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: start; padding: .25rem .5rem; border-bottom: 1px solid GrayText; }
.scroll { overflow-x: auto; }
`;

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
<style nonce="${nonce}">${STYLE}${page.style ?? ''}</style>
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
