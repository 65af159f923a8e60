import { auth0Pages } from '../model/auth0-pages';
import type { Explanation } from '../model/diagnosis';

/** A passkey that the user did not create. */
export function passkeyCancelledProblem(): Explanation {
  return {
    problem: 'passkey-cancelled',
    whatHappened: 'No passkey was created: the user cancelled it, or the time was over.',
    evidence: [
      'navigator.credentials.create() failed with NotAllowedError; browsers do not say which of the two it was.',
    ],
    remedy: {
      where: 'user',
      place: 'the page',
      text: 'Offer the button again. Call addPasskey() directly in a click handler: Safari shows its dialog only then.',
      code: '<button type="button" (click)="methods.addPasskey()">Add a passkey</button>',
    },
    learnMore: auth0Pages.myAccount,
  };
}

/** A browser or device that cannot create the passkey. */
export function passkeyNotSupportedProblem(): Explanation {
  return {
    problem: 'passkey-not-supported',
    whatHappened: 'The browser or the device cannot create a passkey as the tenant requires it.',
    evidence: [
      'The page is not in a secure context, the browser has no WebAuthn, or no authenticator fits the options.',
    ],
    remedy: {
      where: 'environment',
      place: 'the page',
      text: 'Open the page over https, or as http://localhost while developing, and show the button only where PublicKeyCredential exists.',
      code: "const canAddPasskey = 'PublicKeyCredential' in globalThis;",
    },
    learnMore: auth0Pages.myAccount,
  };
}
