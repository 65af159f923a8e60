/** How the library asks the user to log in or to consent when a request needs it. */
export type StepUp = 'redirect' | 'popup';

/** A way to ask the user, as the page offers it. */
export interface StepUpDescription {
  readonly method: StepUp;
  readonly title: string;
  readonly text: string;
  readonly code: string;
}

/** The ways to ask the user. */
export const STEP_UPS: readonly StepUpDescription[] = [
  {
    method: 'redirect',
    title: 'By redirect',
    text:
      'The page leaves for the tenant and returns. Works everywhere, also for guarded routes; ' +
      'keepOnRedirect() keeps what was typed.',
    code: "  withStepUp('redirect'),",
  },
  {
    method: 'popup',
    title: 'In a popup',
    text:
      'The page stays, and the tenant opens in a window of its own. Browsers open it only after a ' +
      'click, so a guarded route cannot use it.',
    code: "  withStepUp('popup'),",
  },
];

const KEY = 'demo.step-up';

/** What was chosen in this browser. Default: by redirect. */
export function chosenStepUp(): StepUp {
  return localStorage.getItem(KEY) === 'popup' ? 'popup' : 'redirect';
}

/** Stores the choice, and loads the app again with it. */
export function chooseStepUp(method: StepUp): void {
  localStorage.setItem(KEY, method);
  location.reload();
}
