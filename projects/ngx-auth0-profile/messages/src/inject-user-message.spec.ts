import { Component, LOCALE_ID, signal, type EnvironmentProviders } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ProfileError } from 'ngx-auth0-profile';
import {
  english,
  german,
  injectUserMessage,
  japanese,
  provideUserMessages,
  UserMessagePipe,
} from './public-api';

const error = new Auth0ProfileError('other-user', 'x');
const texts = {
  en: 'You can only view and change your own profile.',
  de: 'Sie können nur Ihr eigenes Profil ansehen und ändern.',
  ja: '表示と変更ができるのは、ご自身のプロフィールだけです。',
};

describe('injectUserMessage', () => {
  it('returns English when no languages are provided', () => {
    TestBed.configureTestingModule({ providers: [{ provide: LOCALE_ID, useValue: 'de' }] });
    expect(inject()(error)).toBe(texts.en);
  });

  const locales: readonly (readonly [locale: string, text: string])[] = [
    ['de', texts.de],
    ['de-AT', texts.de],
    ['DE', texts.de],
    ['ja', texts.ja],
    ['en-US', texts.en],
    ['it', texts.en],
  ];

  for (const [locale, text] of locales) {
    it(`chooses the language for the locale ${locale}`, () => {
      configure(locale, provideUserMessages({ languages: [english, german, japanese] }));
      expect(inject()(error)).toBe(text);
    });
  }

  it('prefers a regional variant', () => {
    const austrian = { ...german, locale: 'de-AT', texts: { ...german.texts, forbidden: 'Na.' } };
    configure('de-AT', provideUserMessages({ languages: [german, austrian] }));
    expect(inject()(new Auth0ProfileError('forbidden', 'x'))).toBe('Na.');
  });

  it('reads the locale for each message', () => {
    const locale = signal('en');
    configure('fr', provideUserMessages({ languages: [english, german], locale }));
    const userMessage = inject();
    expect(userMessage(error)).toBe(texts.en);
    locale.set('de');
    expect(userMessage(error)).toBe(texts.de);
  });

  it('uses replaced texts', () => {
    const own = { ...english, texts: { ...english.texts, unavailable: 'Back {wait}.' } };
    configure('en', provideUserMessages({ languages: [own] }));
    const late = new Auth0ProfileError('unavailable', 'x', { retryAfterSeconds: 30 });
    expect(inject()(late, 'write')).toBe('Back in 30 seconds.');
  });
});

describe('UserMessagePipe', () => {
  it('shows the text of the error and follows the locale', async () => {
    const locale = signal('en');
    configure('en', provideUserMessages({ languages: [english, german], locale }));
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.textContent).toBe('');
    fixture.componentInstance.error.set(error);
    await fixture.whenStable();
    expect(host.textContent).toBe(texts.en);
    locale.set('de');
    await fixture.whenStable();
    expect(host.textContent).toBe(texts.de);
  });
});

@Component({
  selector: 'test-host',
  imports: [UserMessagePipe],
  template: `{{ error() | auth0UserMessage: 'write' }}`,
})
class Host {
  readonly error = signal<unknown>(undefined);
}

function configure(locale: string, messages: EnvironmentProviders): void {
  TestBed.configureTestingModule({
    providers: [messages, { provide: LOCALE_ID, useValue: locale }],
  });
}

function inject(): ReturnType<typeof injectUserMessage> {
  return TestBed.runInInjectionContext(() => injectUserMessage());
}
