import { html } from 'hono/html';
import { EMULATOR_NOTE, pageResponse, scriptLiteral } from './page.ts';

/** Parameters of an authorization response by name. */
export type ResponseParameters = Readonly<Record<string, string | number>>;

/** `response_mode=form_post`: a form that submits itself (OAuth 2.0 Form Post Response Mode §2). */
export function formPostPage(
  redirectUri: string,
  response: ResponseParameters,
  formTargets: readonly string[],
): Promise<Response> {
  const inputs = Object.entries(response).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" /> `,
  );
  return pageResponse({
    title: 'Submit this form',
    formTargets,
    script: 'document.forms[0].submit();',
    main: html`<main>
      <form method="post" action="${redirectUri}">
        ${inputs}
        <button class="primary" type="submit">Continue</button>
      </form>
      ${EMULATOR_NOTE}
    </main>`,
  });
}

/** `response_mode=web_message`: posts the response to the page that opened this frame or window. */
export function webMessagePage(origin: string, response: ResponseParameters): Promise<Response> {
  const message = scriptLiteral({ type: 'authorization_response', response });
  return pageResponse({
    title: 'Authorization response',
    frameAncestors: 'any',
    main: html`<main></main>`,
    script:
      `(function () { var target = window.parent !== window ? window.parent : window.opener; ` +
      `if (target) target.postMessage(${message}, ${scriptLiteral(origin)}); })();`,
  });
}
