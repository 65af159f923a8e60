import { PopupCancelledError, PopupOpenError, PopupTimeoutError } from '@auth0/auth0-spa-js';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose, a popup', () => {
  it('explains one that was blocked', () => {
    expect(text(new PopupOpenError())).toEqual([
      'popup-blocked: The browser did not open the login popup.',
      '  - The error is "popup_open": window.open() answered null, which is what a popup blocker does.',
      'What to change (where the popup is asked for): Ask for it directly in the handler of a click, before any await; browsers block what opens later. Or step up by redirect, which nothing blocks.',
      '    <button type="button" (click)="save()">Save</button>',
      'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
    ]);
  });

  it('explains one that was closed', () => {
    expect(text(new PopupCancelledError(popupWindow()))).toEqual([
      'popup-cancelled: The user closed the login popup before the end.',
      '  - The error is "cancelled": the window was closed without an answer.',
      'What to change (the page): Take it as a no: keep what the user has typed, say what the login is for, and offer the button again.',
      'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
    ]);
  });

  it('tells one that took too long from a silent login that did', () => {
    expect(text(new PopupTimeoutError(popupWindow()))).toEqual([
      'popup-timeout: The login popup was open for too long without an answer.',
      '  - The error is "timeout" and carries the popup window.',
      'What to change (the page): Offer the button again. The SDK waits 60 seconds unless timeoutInSeconds says otherwise; if the popup shows an error page, the callback URL is missing in the settings of the application.',
      '    auth.loginWithPopup({}, { timeoutInSeconds: 300 })',
      'Read more: https://auth0.com/docs/get-started/applications/application-settings',
    ]);
    expect(diagnose({ error: 'timeout', error_description: 'Timeout' }).problem).toBe('timeout');
  });
});

/** The window the error carries; these specs also run where there is no window. */
function popupWindow(): Window {
  return Object.create(null) as Window;
}

function text(subject: unknown): string[] {
  return formatDiagnosis(diagnose(subject)).split('\n');
}
