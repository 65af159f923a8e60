import { html } from 'hono/html';
import type { Application } from '../state/application.ts';
import type { User } from '../state/user.ts';
import { EMULATOR_NOTE, pageResponse } from './page.ts';

/** What the consent page shows. */
export interface ConsentPageModel {
  transactionId: string;
  application: Application;
  user: User;
  scope: readonly string[];
  formTargets: readonly string[];
}

/** Asks a person whether an application may have the scopes it requests. */
export function consentPage(model: ConsentPageModel): Promise<Response> {
  const { application, user } = model;
  return pageResponse({
    title: `Authorize app | ${application.name}`,
    formTargets: model.formTargets,
    main: html`<main>
      <h1>Authorize app</h1>
      <p>${application.name} asks for access to the account of ${user.name ?? user.user_id}:</p>
      <ul>
        ${model.scope.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="/u/consent?state=${encodeURIComponent(model.transactionId)}">
        <button class="primary" type="submit" name="action" value="accept">Accept</button>
        <button class="quiet" type="submit" name="action" value="deny">Decline</button>
      </form>
      ${EMULATOR_NOTE}
    </main>`,
  });
}
