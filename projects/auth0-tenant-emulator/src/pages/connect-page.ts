import { html } from 'hono/html';
import { EMULATOR_NOTE, pageResponse } from './page.ts';

/** What the page shows on which a user connects an account. */
export interface ConnectPageModel {
  ticket: string;
  connection: string;
  scopes: readonly string[];
  formTargets: readonly string[];
}

/** Asks a person whether an account of a provider may be connected. */
export function connectPage(model: ConnectPageModel): Promise<Response> {
  const { connection, scopes } = model;
  return pageResponse({
    title: `Connect ${connection}`,
    formTargets: model.formTargets,
    main: html`<main>
      <h1>Connect ${connection}</h1>
      <p>The application asks for access to your account at ${connection}:</p>
      <ul>
        ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form
        method="post"
        action="/connected-accounts/connect?ticket=${encodeURIComponent(model.ticket)}"
      >
        <button class="primary" type="submit" name="action" value="accept">Accept</button>
        <button class="quiet" type="submit" name="action" value="deny">Decline</button>
      </form>
      ${EMULATOR_NOTE}
    </main>`,
  });
}
