import { escapeHtml } from '../openapi/escape-html.ts';
import type { Problem } from '../problem/problem.ts';
import { PROBLEM_PAGE_STYLE } from './problem-page-style.ts';
import type { ProblemPageTexts, ProblemText } from './problem-page-texts.ts';

/** What a page needs besides the problem. */
export interface ProblemPageContext {
  readonly texts: ProblemPageTexts;
  /** Host of the application. */
  readonly host: string;
  /** Path that leads back to the application. */
  readonly backTo: string;
  readonly requestId: string;
  /** Whether the reader is a developer: the application runs on this machine. */
  readonly isDevelopment: boolean;
}

/**
 * The page for a user whose browser has left the application and cannot be sent on. It has no script and
 * never leads on by itself, so that an application which starts logins by itself cannot loop. Its texts
 * contain nothing of the request.
 */
export function problemPage(
  problem: Problem,
  { texts, host, backTo, requestId, isDevelopment }: ProblemPageContext,
): string {
  const { title, text } = textOf(problem, texts);
  const back = [backTo, texts.back] as const;
  // An empty reference is the URL of the page itself, which the page therefore need not contain.
  const links = problem.status < 500 ? [back] : [['', texts.retry] as const, back];
  return `<!doctype html>
<html lang="${texts.locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title} – ${host}`)}</title>
<style>${PROBLEM_PAGE_STYLE}</style>
<main>
<p class="host">${escapeHtml(host)}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<div class="actions">${links.map(link).join('\n')}</div>
${isDevelopment ? developerSection(problem) : ''}
<p class="reference">${escapeHtml(texts.reference)}: <code>${escapeHtml(requestId)}</code></p>
</main>
</html>`;
}

function textOf({ code, status }: Problem, texts: ProblemPageTexts): ProblemText {
  switch (code) {
    case 'invalid-scope':
      return texts.notAllowed;
    case 'invalid-request':
      return texts.invalidLink;
    case 'cross-site-request':
      return texts.logoutLink;
    default:
      return status === 503 ? texts.unavailable : texts.failed;
  }
}

function link([href, text]: readonly [string, string], index: number): string {
  const kind = index === 0 ? ' class="first"' : '';
  return `<a href="${escapeHtml(href)}"${kind}>${escapeHtml(text)}</a>`;
}

/** What the operator reads in the log. */
function developerSection({ message, facts }: Problem): string {
  const texts = [message, facts.operatorDetail].filter((text) => text !== undefined);
  return `<section lang="en">
<h2>For the developer</h2>
${texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
<p>Users do not see this part: it is shown because the application runs on this machine.</p>
</section>`;
}
