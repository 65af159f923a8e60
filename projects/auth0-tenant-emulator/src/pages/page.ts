import { html, raw } from 'hono/html';
import { randomId } from '../common/random-id.ts';
import { PAGE_STYLE } from './page-style.ts';

/** A piece of HTML in which every variable part has been escaped. */
export type Html = ReturnType<typeof html>;

/** A page of the tenant, before it has become a response. */
export interface Page {
  title: string;
  main: Html;
  /** Default 200. */
  status?: number;
  /** Style besides the one every page has. */
  style?: string;
  /** Script to run, allowed by a nonce in the policy. */
  script?: string;
  /** Origins and schemes to which a form of this page may lead, redirects included. */
  formTargets?: readonly string[];
  /** `same-origin` for a page whose forms need an `Origin` header. Default `no-referrer`. */
  referrerPolicy?: 'no-referrer' | 'same-origin';
  /** Who may show the page in a frame. Default `none`. */
  frameAncestors?: 'any' | 'none';
}

/** Turns a page into a response with a strict content security policy. */
export async function pageResponse(page: Page): Promise<Response> {
  const nonce = randomId(22);
  const referrerPolicy = page.referrerPolicy ?? 'no-referrer';
  const script =
    page.script === undefined
      ? ''
      : html`<script nonce="${nonce}">
          ${raw(page.script)};
        </script>`;
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="${referrerPolicy}" />
        <link rel="icon" href="data:," />
        <title>${page.title}</title>
        <style nonce="${nonce}">
          ${raw(PAGE_STYLE + (page.style ?? ''))}
        </style>
      </head>
      <body>
        ${page.main} ${script}
      </body>
    </html> `;
  return new Response(document, {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(page, nonce),
      'cache-control': 'no-store',
      'referrer-policy': referrerPolicy,
    },
  });
}

/** Writes a value as a JavaScript literal that cannot end its script element. */
export function scriptLiteral(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** An error message inside a page, announced to screen readers; nothing without a message. */
export function errorMessage(message: string | undefined): Html {
  return message === undefined
    ? html``
    : html`<p class="error" role="alert" id="error">${message}</p>`;
}

/** The note at the end of every page of the tenant. */
export const EMULATOR_NOTE = html`<p class="note">
  auth0-tenant-emulator, for tests only. Not Auth0, and not affiliated with it.
</p>`;

function contentSecurityPolicy(page: Page, nonce: string): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    ['form-action', "'self'", ...(page.formTargets ?? [])].join(' '),
    ...(page.script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    ...(page.frameAncestors === 'any' ? [] : ["frame-ancestors 'none'"]),
  ].join('; ');
}
