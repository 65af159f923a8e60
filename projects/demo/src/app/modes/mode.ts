/** Where the requests of the fixed flow go, and who has the tokens. */
export type Mode = 'direct' | 'proxy' | 'bff';

/** A mode as the page offers it. */
export interface ModeDescription {
  readonly mode: Mode;
  readonly title: string;
  readonly text: string;
  /** The set-up that makes the difference. */
  readonly code: string;
}

/** The modes, the one with the fewest servers first. */
export const MODES: readonly ModeDescription[] = [
  {
    mode: 'direct',
    title: 'Direct',
    text:
      'No back end. The browser calls the Management API and the My Account API with tokens of the ' +
      'user. The e-mail address cannot be changed.',
    code: '  provideAuth0Profile(\n    withAuth0Angular(),\n    withMyAccount(),\n  )',
  },
  {
    mode: 'proxy',
    title: 'With a proxy',
    text:
      'As direct, and a back end of your own changes what the APIs do not let a user change. The ' +
      'browser has tokens for the APIs and one for the proxy.',
    code:
      '  provideAuth0Profile(\n    withAuth0Angular(),\n    withMyAccount(),\n' +
      '+   withProxy({ url, audience }),\n  )',
  },
  {
    mode: 'bff',
    title: 'Back end for the front end',
    text:
      'A back end on the same origin logs the user in and keeps the tokens. The browser has a cookie ' +
      'that scripts cannot read. This is the best current practice for personal data.',
    code:
      '  provideAuth0Profile(\n-   withAuth0Angular(),\n' +
      "+   withBff({ url: '/bff' }),\n    withMyAccount(),\n  )",
  },
];

const KEY = 'demo.mode';

/** The mode that was chosen in this browser. Default: with a proxy. */
export function chosenMode(): Mode {
  const stored = localStorage.getItem(KEY);
  return MODES.find(({ mode }) => mode === stored)?.mode ?? 'proxy';
}

/** Stores the mode, and loads the app again with it. */
export function chooseMode(mode: Mode): void {
  localStorage.setItem(KEY, mode);
  location.reload();
}

/** The scope with which users edit their profile: of the Management API, or of the BFF, which has its own. */
export function editScope(): string {
  return chosenMode() === 'bff' ? 'update:profile' : 'update:current_user_metadata';
}
