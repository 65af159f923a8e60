import { auth0Pages } from './auth0-pages';
import type { Finding } from './diagnosis';

const CLICK = '<button type="button" (click)="save()">Save</button>';

/** The browser did not open the window. */
export function popupBlocked(): Finding {
  return {
    problem: 'popup-blocked',
    whatHappened: 'The browser did not open the login popup.',
    evidence: [
      'The error is "popup_open": window.open() answered null, which is what a popup blocker does.',
    ],
    remedy: {
      where: 'code',
      place: 'where the popup is asked for',
      text: 'Ask for it directly in the handler of a click, before any await; browsers block what opens later. Or step up by redirect, which nothing blocks.',
      code: CLICK,
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** The user closed the window. */
export function popupCancelled(): Finding {
  return {
    problem: 'popup-cancelled',
    whatHappened: 'The user closed the login popup before the end.',
    evidence: ['The error is "cancelled": the window was closed without an answer.'],
    remedy: {
      where: 'user',
      place: 'the page',
      text: 'Take it as a no: keep what the user has typed, say what the login is for, and offer the button again.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** The window stayed open without an answer. */
export function popupTimeout(): Finding {
  return {
    problem: 'popup-timeout',
    whatHappened: 'The login popup was open for too long without an answer.',
    evidence: ['The error is "timeout" and carries the popup window.'],
    remedy: {
      where: 'user',
      place: 'the page',
      text: 'Offer the button again. The SDK waits 60 seconds unless timeoutInSeconds says otherwise; if the popup shows an error page, the callback URL is missing in the settings of the application.',
      code: 'auth.loginWithPopup({}, { timeoutInSeconds: 300 })',
    },
    learnMore: auth0Pages.applicationSettings,
  };
}
