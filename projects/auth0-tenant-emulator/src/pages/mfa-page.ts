import { html } from 'hono/html';
import type { Application } from '../state/application.ts';
import { EMULATOR_NOTE, errorMessage, pageResponse } from './page.ts';

/** The one-time code of every emulated authenticator. */
export const TEST_ONE_TIME_CODE = '123456';

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
      <p>Enter the code of your authenticator app. Here it is always ${TEST_ONE_TIME_CODE}.</p>
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
