import type { Application } from '../state/application.ts';
import { EMULATOR_NOTE, escapeHtml, pageResponse } from './page.ts';

/** The one-time code every emulated authenticator shows. */
export const TEST_ONE_TIME_CODE = '123456';

/** What the second-factor page shows. */
export interface MfaPageModel {
  transactionId: string;
  application: Application;
  error?: string;
  formTargets: readonly string[];
}

/** Asks a person for a one-time code. */
export function mfaPage(model: MfaPageModel): Response {
  const action = `/u/mfa-otp-challenge?state=${encodeURIComponent(model.transactionId)}`;
  const error =
    model.error === undefined ? '' : `<p class="error" role="alert">${escapeHtml(model.error)}</p>`;
  return pageResponse({
    title: `Verify your identity | ${model.application.name}`,
    status: model.error === undefined ? 200 : 400,
    formTargets: model.formTargets,
    main: `<main>
<h1>Verify your identity</h1>
<p>Write the code of your authenticator. Here it is always ${TEST_ONE_TIME_CODE}.</p>
${error}
<form method="post" action="${escapeHtml(action)}">
<label for="code">One-time code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>
<button class="primary" type="submit" name="action" value="default">Continue</button>
</form>
${EMULATOR_NOTE}
</main>`,
  });
}
