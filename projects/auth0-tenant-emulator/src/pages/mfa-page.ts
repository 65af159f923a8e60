import { html } from 'hono/html';
import type { Application } from '../state/application.ts';
import { TEST_ONE_TIME_CODE } from '../users/one-time-code.ts';
import { EMULATOR_NOTE, errorMessage, pageResponse } from './page.ts';

/** What the second-factor page shows. */
export interface MfaPageModel {
  transactionId: string;
  application: Application;
  error: string | undefined;
  formTargets: readonly string[];
}

/** Asks a person for a one-time code. */
export function mfaPage(model: MfaPageModel): Promise<Response> {
  return pageResponse({
    title: `Verify your identity | ${model.application.name}`,
    status: model.error === undefined ? 200 : 400,
    formTargets: model.formTargets,
    main: html`<main>
      <h1>Verify your identity</h1>
      <p>Enter the code of your authenticator app. Here ${TEST_ONE_TIME_CODE} always works.</p>
      ${errorMessage(model.error)}
      <form
        method="post"
        action="/u/mfa-otp-challenge?state=${encodeURIComponent(model.transactionId)}"
      >
        <label for="code">One-time code</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required />
        <button class="primary" type="submit" name="action" value="default">Continue</button>
      </form>
      ${EMULATOR_NOTE}
    </main>`,
  });
}
