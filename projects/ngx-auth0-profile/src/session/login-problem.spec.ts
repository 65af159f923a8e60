import { LOCALE_ID, Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { english, german, provideUserMessages } from 'ngx-auth0-profile/messages';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { showLoginProblem } from './login-problem';

const failure = new Auth0ProfileError('login-failed', 'Auth0 answered access_denied.');
const denied = new Auth0ProfileError('missing-scope', 'The token lacks read:reports.');

describe('showLoginProblem', () => {
  afterEach(async () => {
    await TestBed.inject(Router).navigateByUrl('/');
  });

  it('uses English where the application provides no languages', () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    show(failure);
    expect(texts()).toEqual([
      'You are not signed in',
      'This page cannot be shown.',
      'Auth0 answered access_denied.',
      'Log in again',
    ]);
  });

  describe('when provideUserMessages() is used', () => {
    beforeEach(() => {
      TestBed.configureTestingModule({
        providers: [
          provideRouter([]),
          provideUserMessages({ languages: [english, german] }),
          { provide: LOCALE_ID, useValue: 'de-AT' },
        ],
      });
    });

    it('shows the texts in the language of the application', () => {
      show(failure);
      expect(element().lang).toBe('de');
      expect(texts()).toEqual([
        german.loginProblem.signedOut,
        german.texts['login-failed'] as string,
        'Auth0 answered access_denied.',
        german.loginProblem.logIn,
      ]);
    });

    it('says to a signed-in user that access is denied', () => {
      show(denied);
      expect(texts()[0]).toBe(german.loginProblem.accessDenied);
    });

    it('marks the reason as English', () => {
      show(denied);
      expect(element().querySelector('[lang=en]')?.textContent).toBe(denied.message);
    });
  });
});

function show(error: Auth0ProfileError): void {
  showLoginProblem(TestBed.inject(Injector), error, () => undefined);
}

function element(): HTMLElement {
  return document.getElementById('ngx-auth0-profile-login-problem') as HTMLElement;
}

function texts(): string[] {
  return [...element().children].map(({ textContent }) => textContent);
}
