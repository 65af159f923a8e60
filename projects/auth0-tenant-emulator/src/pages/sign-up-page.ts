import { html } from 'hono/html';
import type { Application } from '../state/application.ts';
import { EMULATOR_NOTE, errorMessage, pageResponse } from './page.ts';

/** What the sign-up page shows. */
export interface SignUpPageModel {
  transactionId: string;
  application: Application;
  email: string | undefined;
  error: string | undefined;
  formTargets: readonly string[];
}

/** The sign-up page: an e-mail address and a password for a new user. */
export function signUpPage(model: SignUpPageModel): Promise<Response> {
  const query = `?state=${encodeURIComponent(model.transactionId)}`;
  return pageResponse({
    title: `Sign up | ${model.application.name}`,
    status: model.error === undefined ? 200 : 400,
    formTargets: model.formTargets,
    main: html`<main>
      <h1>Sign up</h1>
      <p>to continue to ${model.application.name}.</p>
      ${errorMessage(model.error)}
      <form method="post" action="/u/signup${query}">
        <label for="email">E-mail address</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
          value="${model.email ?? ''}"
        />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required />
        <button class="primary" type="submit">Continue</button>
      </form>
      <p class="switch">Already have an account? <a href="/u/login${query}">Log in</a></p>
      ${EMULATOR_NOTE}
    </main>`,
  });
}
