import type { Application } from '../state/application.ts';
import type { User } from '../state/user.ts';
import { EMULATOR_NOTE, escapeHtml, pageResponse } from './page.ts';

/** What the consent page shows. */
export interface ConsentPageModel {
  transactionId: string;
  application: Application;
  user: User;
  scope: readonly string[];
  formTargets: readonly string[];
}

/** Asks a person whether an application may have the scopes it asks for. */
export function consentPage(model: ConsentPageModel): Response {
  const action = `/u/consent?state=${encodeURIComponent(model.transactionId)}`;
  const scopes = model.scope.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`);
  return pageResponse({
    title: `Authorize app | ${model.application.name}`,
    formTargets: model.formTargets,
    main: `<main>
<h1>Authorize app</h1>
<p>${escapeHtml(model.application.name)} asks for access to the account of
${escapeHtml(model.user.name ?? model.user.user_id)}:</p>
<ul>${scopes.join('')}</ul>
<form method="post" action="${escapeHtml(action)}">
<button class="primary" type="submit" name="action" value="accept">Accept</button>
<button class="quiet" type="submit" name="action" value="deny">Decline</button>
</form>
${EMULATOR_NOTE}
</main>`,
  });
}
