import { html } from 'hono/html';
import { EMULATOR_NOTE, pageResponse } from './page.ts';

/** Asks a person for a new password; `ticketId` is the ticket in the link of the mail. */
export function passwordPage(ticketId: string, formTargets: readonly string[]): Promise<Response> {
  return pageResponse({
    title: 'Change your password',
    formTargets,
    main: html`<main>
      <h1>Change your password</h1>
      <form method="post" action="/u/reset-verify?ticket=${encodeURIComponent(ticketId)}">
        <label for="password">New password</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required />
        <button class="primary" type="submit">Reset password</button>
      </form>
      ${EMULATOR_NOTE}
    </main>`,
  });
}

/** Confirms to a person what a link has done. */
export function donePage(message: string): Promise<Response> {
  return pageResponse({
    title: 'Done',
    main: html`<main>
      <h1>Done</h1>
      <p role="status">${message}</p>
      ${EMULATOR_NOTE}
    </main>`,
  });
}
