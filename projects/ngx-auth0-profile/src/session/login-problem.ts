import { Router, NavigationEnd } from '@angular/router';
import { DOCUMENT, type Injector } from '@angular/core';
import { filter, take } from 'rxjs';
import {
  ɵLOGIN_PROBLEM_PAGE as LOGIN_PROBLEM_PAGE,
  type ɵLoginProblemPage as LoginProblemPage,
} from 'ngx-auth0-profile/messages';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';

const ELEMENT_ID = 'ngx-auth0-profile-login-problem';

/**
 * Shows why a guarded page cannot be shown, with a button that logs in. For a page without another
 * page to go to, which would stay empty otherwise. Removed by the next navigation that succeeds.
 */
export function showLoginProblem(
  injector: Injector,
  error: Auth0ProfileError,
  retry: () => void,
): void {
  const document = injector.get(DOCUMENT);
  document.getElementById(ELEMENT_ID)?.remove();
  const element = document.createElement('section');
  element.id = ELEMENT_ID;
  element.setAttribute('role', 'alert');
  // Assigned as properties: a Content Security Policy may forbid style attributes.
  Object.assign(element.style, {
    maxWidth: '36rem',
    margin: '15vh auto',
    padding: '1.5rem',
    font: '1rem/1.5 system-ui, sans-serif',
  });
  const { locale, title, text, logIn } =
    injector.get(LOGIN_PROBLEM_PAGE, null)?.(error) ?? englishPage(error);
  element.lang = locale;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = logIn;
  button.addEventListener('click', retry);
  const reason = textElement(document, 'p', error.message);
  reason.lang = 'en';
  element.append(
    textElement(document, 'h1', title),
    textElement(document, 'p', text),
    reason,
    button,
  );
  document.body.append(element);
  button.focus();
  injector
    .get(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      take(1),
    )
    .subscribe(() => {
      element.remove();
    });
}

/** The page of an application without `provideUserMessages()`. */
function englishPage({ code }: Auth0ProfileError): LoginProblemPage {
  const isLoginError = code === 'login-failed' || code === 'login-required';
  return {
    locale: 'en',
    title: isLoginError ? 'You are not signed in' : 'Access denied',
    text: 'This page cannot be shown.',
    logIn: 'Log in again',
  };
}

function textElement(document: Document, name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
