import type { Application, Connection } from '../state/application.ts';
import type { User } from '../state/user.ts';
import { EMULATOR_NOTE, escapeHtml, pageResponse } from './page.ts';

/** What the login page shows. */
export interface LoginPageModel {
  transactionId: string;
  application: Application;
  users: readonly User[];
  connections: readonly Connection[];
  loginHint?: string;
  error?: string;
  formTargets: readonly string[];
}

/** The login page: pick a user, or write e-mail and password. */
export function loginPage(model: LoginPageModel): Response {
  const action = `/u/login?state=${encodeURIComponent(model.transactionId)}`;
  const error =
    model.error === undefined
      ? ''
      : `<p class="error" role="alert" id="error">${escapeHtml(model.error)}</p>`;
  return pageResponse({
    title: `Log in | ${model.application.name}`,
    status: model.error === undefined ? 200 : 400,
    formTargets: model.formTargets,
    main: `<main>
<h1>Log in</h1>
<p>to continue to ${escapeHtml(model.application.name)}.</p>
${error}
${model.connections.map((connection) => pickerOf(connection, model, action)).join('\n')}
<h2>Or give a password</h2>
<form method="post" action="${escapeHtml(action)}">
<label for="username">E-mail address</label>
<input id="username" name="username" autocomplete="username" required value="${escapeHtml(model.loginHint ?? '')}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="primary" type="submit" name="action" value="default">Continue</button>
</form>
<form method="post" action="${escapeHtml(action)}">
<button class="quiet" type="submit" name="action" value="cancel">Cancel</button>
</form>
<p class="switch">No account yet? <a href="/u/signup?state=${encodeURIComponent(model.transactionId)}">Sign up</a></p>
${EMULATOR_NOTE}
</main>`,
  });
}

function pickerOf(connection: Connection, model: LoginPageModel, action: string): string {
  const users = model.users.filter((user) =>
    user.identities.some((identity) => identity.connection === connection.name),
  );
  if (users.length === 0) {
    return '';
  }
  const buttons = users.map(
    (user) =>
      `<li><button type="submit" name="user_id" value="${escapeHtml(user.user_id)}">` +
      `${escapeHtml(user.name ?? user.user_id)} <small>${escapeHtml(user.email ?? user.user_id)}</small>` +
      `</button></li>`,
  );
  return `<h2>Pick a user of ${escapeHtml(connection.display_name ?? connection.name)}</h2>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="connection" value="${escapeHtml(connection.name)}">
<ul>
${buttons.join('\n')}
</ul>
</form>`;
}
