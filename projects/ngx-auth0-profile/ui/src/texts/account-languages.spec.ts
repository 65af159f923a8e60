import { LOCALE_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AccountLanguageService } from './account-language-service';
import { englishAccount } from './english';
import { frenchAccount } from './french';
import { germanAccount } from './german';
import { japaneseAccount } from './japanese';
import { provideAccountTexts } from './provide-account-texts';
import { spanishAccount } from './spanish';

const LANGUAGES = [englishAccount, germanAccount, frenchAccount, spanishAccount, japaneseAccount];

describe('the languages of the account page', () => {
  for (const language of LANGUAGES) {
    it(`have the same placeholders in ${language.locale} as in English`, () => {
      for (const [name, text] of Object.entries(englishAccount.texts)) {
        const translated: unknown = Reflect.get(language.texts, name);
        expect(placeholders(translated)).withContext(name).toEqual(placeholders(text));
      }
    });

    it(`have the same texts about methods in ${language.locale} as in English`, async () => {
      const english = await englishAccount.methods();
      const translated = await language.methods();
      expect(Object.keys(translated)).toEqual(Object.keys(english));
      expect(Object.keys(translated.about)).toEqual(Object.keys(english.about));
      for (const [name, text] of Object.entries(english)) {
        const other: unknown = Reflect.get(translated, name);
        expect(placeholders(other)).withContext(name).toEqual(placeholders(text));
      }
    });

    it(`name the same factors in ${language.locale} as in English`, () => {
      expect(Object.keys(language.texts.factors)).toEqual(
        Object.keys(englishAccount.texts.factors),
      );
    });
  }
});

describe('provideAccountTexts', () => {
  it('chooses the language of the locale, and formats dates in it', () => {
    TestBed.configureTestingModule({
      providers: [
        provideAccountTexts({ languages: [englishAccount, germanAccount] }),
        { provide: LOCALE_ID, useValue: 'de-AT' },
      ],
    });
    const language = TestBed.inject(AccountLanguageService);
    expect(language.texts().save).toBe('Speichern');
    expect(language.date('2026-10-02T12:00:00Z')).toBe('02.10.2026');
    expect(language.date('never')).toBe('');
  });

  it('is not needed for English', () => {
    expect(TestBed.inject(AccountLanguageService).texts().save).toBe('Save');
  });
});

function placeholders(text: unknown): readonly string[] {
  return typeof text === 'string' ? (text.match(/\{\w+\}/g) ?? []).sort() : [];
}
