import { PopupCancelledError, PopupOpenError, PopupTimeoutError } from '@auth0/auth0-spa-js';
import { diagnose } from '../diagnose';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › popups', () => {
  it('explains a blocked popup', () => {
    expect(text(new PopupOpenError())).toEqual([
      'popup-blocked: The browser did not open the login popup.',
      '  - The error is "popup_open": window.open() returned null, which means that a popup blocker stopped it.',
      'What to change (where the popup is opened): Open it directly in a click handler, before any await; browsers block popups that open later. Or use a redirect, which is never blocked.',
      '    <button type="button" (click)="save()">Save</button>',
      'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
    ]);
  });

  it('explains a closed popup', () => {
    expect(text(new PopupCancelledError(popupWindow()))).toEqual([
      'popup-cancelled: The user closed the login popup before the login was complete.',
      '  - The error is "cancelled": the window was closed before it sent a response.',
      'What to change (the page): Treat it as a refusal: keep what the user has typed, explain what the login is for, and offer the button again.',
      'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
    ]);
  });

  it('distinguishes a popup timeout from a timeout of silent login', () => {
    expect(text(new PopupTimeoutError(popupWindow()))).toEqual([
      'popup-timeout: The login popup was open for too long without a response.',
      '  - The error is "timeout" and has a reference to the popup window.',
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
