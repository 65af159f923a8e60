import { EMULATOR_NOTE, escapeHtml, pageResponse, scriptLiteral } from '../../login/page.ts';
import type { AuthorizationRequest } from '../../state/grants.ts';

/** What an application gets back from `/authorize`. */
export type AuthorizationResponse = Readonly<Record<string, string | number>>;

/** Sends an authorization response to the application the way it asked for. */
export function deliverResponse(
  request: AuthorizationRequest,
  answer: AuthorizationResponse,
): Response {
  const response: AuthorizationResponse =
    request.state === undefined ? answer : { ...answer, state: request.state };
  switch (request.responseMode) {
    case 'query':
      return redirect(withParameters(request.redirectUri, response, 'search'));
    case 'fragment':
      return redirect(withParameters(request.redirectUri, response, 'hash'));
    case 'form_post':
      return formPost(request.redirectUri, response);
    case 'web_message':
      return webMessage(new URL(request.redirectUri).origin, response);
  }
}

/** Origins and schemes a form may end at when it leads to this redirect URI. */
export function formTargetsOf(redirectUri: string): string[] {
  const url = new URL(redirectUri);
  return [url.origin === 'null' ? url.protocol : url.origin];
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

function withParameters(
  redirectUri: string,
  response: AuthorizationResponse,
  part: 'search' | 'hash',
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(response)) {
    parameters.set(name, String(value));
  }
  const encoded = parameters.toString().replaceAll('+', '%20');
  if (part === 'hash') {
    return `${redirectUri.split('#', 1)[0] ?? ''}#${encoded}`;
  }
  const separator = redirectUri.includes('?') ? '&' : '?';
  return `${redirectUri}${separator}${encoded}`;
}

function formPost(redirectUri: string, response: AuthorizationResponse): Response {
  const inputs = Object.entries(response).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(String(value))}">`,
  );
  return pageResponse({
    title: 'Submit this form',
    formTargets: formTargetsOf(redirectUri),
    script: 'document.forms[0].submit();',
    main: `<main>
<form method="post" action="${escapeHtml(redirectUri)}">
${inputs.join('\n')}
<button class="primary" type="submit">Continue</button>
</form>
${EMULATOR_NOTE}
</main>`,
  });
}

function webMessage(origin: string, response: AuthorizationResponse): Response {
  const message = scriptLiteral({ type: 'authorization_response', response });
  return pageResponse({
    title: 'Authorization response',
    frameAncestors: 'any',
    main: '<main></main>',
    script:
      `(function () { var target = window.parent !== window ? window.parent : window.opener; ` +
      `if (target) target.postMessage(${message}, ${scriptLiteral(origin)}); })();`,
  });
}
