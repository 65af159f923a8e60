/** A page of the documentation, or a source file of this demo. */
export interface Doc {
  /** The last segment of its URL. */
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  /** The text of links to it. */
  readonly link: string;
  /** Where the file is served. */
  readonly url: string;
}

/** The documentation of the library. */
export const GUIDES: readonly Doc[] = [
  guide('readme', 'ngx-auth0-profile', 'Quick start', 'README.md'),
  guide(
    'features',
    'Features, with an example each',
    'Features with examples',
    'guides/features.md',
  ),
  guide(
    'ng-add',
    'Setting up with ng add, and the other schematics',
    'Set-up with ng add',
    'guides/ng-add.md',
  ),
  guide(
    'diagnosis',
    'What went wrong, and what to change',
    'Problems and fixes',
    'guides/diagnosis.md',
  ),
  guide('account-page', 'The account page', 'Account page', 'guides/account-page.md'),
  guide(
    'my-account',
    'The My Account API: which API for which field',
    'Which API for which field',
    'guides/my-account.md',
  ),
  guide('bff', 'Without tokens in the browser', 'Without tokens in the browser', 'guides/bff.md'),
  guide('user-messages', 'Messages for users', 'Messages for users', 'guides/user-messages.md'),
  guide('testing', 'Testing what you build with it', 'Testing', 'guides/testing.md'),
];

/** The source files of this demo that show how to use the library. */
export const SOURCES: readonly Doc[] = [
  source('set-up', 'app.config.ts', 'Set-up of this demo'),
  source('token-modes', 'modes/provide-token-modes.ts', 'Login: direct, and with a proxy'),
  source('bff-mode', 'modes/provide-bff-mode.ts', 'Login: with the BFF'),
  source('routes', 'app.routes.ts', 'Guarded routes'),
  source('account-source', 'account/account-page.ts', 'The account page'),
  source('profile-form', 'profile/metadata-form.ts', 'A form that saves metadata'),
];

/** The page with this id; `undefined` when there is none. */
export function findDoc(id: string): Doc | undefined {
  return [...GUIDES, ...SOURCES].find((doc) => doc.id === id);
}

function guide(id: string, title: string, link: string, file: string): Doc {
  return { id, title, link, url: `assets/docs/${file}` };
}

function source(id: string, file: string, link: string): Doc {
  return { id, title: file, link, url: `assets/source/${file}` };
}
