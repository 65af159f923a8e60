import { InjectionToken } from '@angular/core';
import { codeOf } from './error-facts';
import { injectLanguage } from './inject-language';
import { userMessage } from './user-message';

/** What the page shows that stands in for a guarded page. */
export interface LoginProblemPage {
  /** The BCP 47 tag of its language. */
  readonly locale: string;
  readonly title: string;
  readonly text: string;
  /** The text of the button that starts a login. */
  readonly logIn: string;
}

/** Returns the page for an error, in the language of the application; set by `provideUserMessages()`. */
export const LOGIN_PROBLEM_PAGE = new InjectionToken<(error: unknown) => LoginProblemPage>(
  'ngx-auth0-profile login problem page',
);

/** The page in the language of the application. Call in an injection context. */
export function injectLoginProblemPage(): (error: unknown) => LoginProblemPage {
  const currentLanguage = injectLanguage();
  return (error) => {
    const language = currentLanguage();
    const { signedOut, accessDenied, logIn } = language.loginProblem;
    const code = codeOf(error, language.texts);
    return {
      locale: language.locale,
      // A signed-in user may come here too, without a scope that the page requires.
      title: code === 'login-failed' || code === 'login-required' ? signedOut : accessDenied,
      text: userMessage(error, { language }),
      logIn,
    };
  };
}
