import { auth0Pages } from '../model/auth0-pages';
import type { Explanation } from '../model/diagnosis';

const CLICK = '<button type="button" (click)="save()">Save</button>';

/** A blocked popup. */
export function popupBlockedProblem(): Explanation {
  return {
    problem: 'popup-blocked',
    whatHappened: 'The browser did not open the login popup.',
    evidence: [
      'The error is "popup_open": window.open() returned null, which means that a popup blocker stopped it.',
    ],
    remedy: {
      where: 'code',
      place: 'where the popup is opened',
      text: 'Open it directly in a click handler, before any await; browsers block popups that open later. Or use a redirect, which is never blocked.',
      code: CLICK,
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** A popup that the user closed. */
export function popupCancelledProblem(): Explanation {
  return {
    problem: 'popup-cancelled',
    whatHappened: 'The user closed the login popup before the login was complete.',
    evidence: ['The error is "cancelled": the window was closed before it sent a response.'],
    remedy: {
      where: 'user',
      place: 'the page',
      text: 'Treat it as a refusal: keep what the user has typed, explain what the login is for, and offer the button again.',
    },
    learnMore: auth0Pages.authenticationIssues,
  };
}

/** The popup stayed open without a response. */
export function popupTimeoutProblem(): Explanation {
  return {
    problem: 'popup-timeout',
    whatHappened: 'The login popup was open for too long without a response.',
    evidence: ['The error is "timeout" and has a reference to the popup window.'],
    remedy: {
      where: 'user',
      place: 'the page',
      text: 'Offer the button again. The SDK waits 60 seconds unless timeoutInSeconds says otherwise; if the popup shows an error page, the callback URL is missing in the settings of the application.',
      code: 'auth.loginWithPopup({}, { timeoutInSeconds: 300 })',
    },
    learnMore: auth0Pages.applicationSettings,
  };
}
