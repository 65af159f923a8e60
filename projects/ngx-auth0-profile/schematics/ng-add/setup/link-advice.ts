import type { Tree } from '@angular-devkit/schematics';
import type { Application } from '../../app-code/application';
import { sourceMentions } from '../../app-code/source-mentions';

/** The root template of an application, which stays as it is. */
interface RootTemplate {
  readonly template: string;
  /** Its text; absent where it is not in the usual place. */
  readonly text: string | undefined;
  readonly hadAuth0: boolean;
}

/** What to add to the pages of an application by hand; `undefined` where they link to the profile already. */
export function linkAdvice(
  tree: Tree,
  application: Application,
  path: string,
  { template, text, hadAuth0 }: RootTemplate,
): string | undefined {
  const link = `routerLink="/${path}"`;
  if (text?.includes(link) || sourceMentions(tree, application.sourceRoot, link)) {
    return undefined;
  }
  const place = text === undefined ? 'The pages of the application stay' : `${template} stays`;
  return [
    `${place} as ${text === undefined ? 'they are' : 'it is'}. Add what is missing:`,
    ...(text === undefined || text.includes('<router-outlet')
      ? []
      : ['  where the profile page is to be shown: <router-outlet />']),
    `  a link to it: <a ${link}>Your profile</a>`,
    ...(hadAuth0
      ? []
      : [
          '  log in, log out: session.login() and session.logout() of a component with',
          '    protected readonly session = injectSession();   // from ngx-auth0-profile',
        ]),
  ].join('\n');
}
