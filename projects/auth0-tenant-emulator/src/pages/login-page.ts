import { html } from 'hono/html';
import type { Application, Connection } from '../state/application.ts';
import type { User } from '../state/user.ts';
import { EMULATOR_NOTE, errorMessage, pageResponse, type Html } from './page.ts';

/** What the login page shows. */
export interface LoginPageModel {
  transactionId: string;
  application: Application;
  /** The users to pick from: a dozen at most, found by `search` where there is one. */
  users: readonly User[];
  /** How many users there are in all. */
  userCount: number;
  search: string | undefined;
  connections: readonly Connection[];
  /** The organization to log in to. */
  organization: string | undefined;
  loginHint: string | undefined;
  error: string | undefined;
  formTargets: readonly string[];
}

/** The login page: pick a user, or enter e-mail address and password. */
export function loginPage(model: LoginPageModel): Promise<Response> {
  const query = `?state=${encodeURIComponent(model.transactionId)}`;
  const action = `/u/login${query}`;
  const { organization } = model;
  return pageResponse({
    title: `Log in | ${model.application.name}`,
    status: model.error === undefined ? 200 : 400,
    formTargets: model.formTargets,
    main: html`<main>
      <h1>${organization === undefined ? 'Log in' : `Log in to ${organization}`}</h1>
      <p>to continue to ${model.application.name}.</p>
      ${errorMessage(model.error)}
      ${model.connections.map((connection) => userPicker(connection, model.users, action))}
      ${model.userCount > model.users.length || model.search !== undefined ? searchForm(model) : ''}
      <h2>Or enter a password</h2>
      <form method="post" action="${action}">
        <label for="username">E-mail address</label>
        <input
          id="username"
          name="username"
          autocomplete="username"
          required
          value="${model.loginHint ?? ''}"
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        <button class="primary" type="submit" name="action" value="default">Continue</button>
      </form>
      <form method="post" action="${action}">
        <button class="quiet" type="submit" name="action" value="cancel">Cancel</button>
      </form>
      <p class="switch">No account yet? <a href="/u/signup${query}">Sign up</a></p>
      ${EMULATOR_NOTE}
    </main>`,
  });
}

function searchForm({ transactionId, search, users, userCount }: LoginPageModel): Html {
  return html`<form method="get" action="/u/login" role="search">
    <input type="hidden" name="state" value="${transactionId}" />
    <label for="search">Search ${userCount} users (${users.length} shown)</label>
    <input id="search" name="search" type="search" value="${search ?? ''}" />
    <button class="quiet" type="submit">Search</button>
  </form>`;
}

function userPicker(connection: Connection, allUsers: readonly User[], action: string): Html {
  const users = allUsers.filter((user) =>
    user.identities.some((identity) => identity.connection === connection.name),
  );
  if (users.length === 0) {
    return html``;
  }
  return html`<h2>Pick a user of ${connection.display_name ?? connection.name}</h2>
    <form method="post" action="${action}">
      <input type="hidden" name="connection" value="${connection.name}" />
      <ul>
        ${users.map(userButton)}
      </ul>
    </form>`;
}

function userButton(user: User): Html {
  return html`<li>
    <button type="submit" name="user_id" value="${user.user_id}">
      ${user.name ?? user.user_id} <small>${user.email ?? user.user_id}</small>
    </button>
  </li> `;
}
