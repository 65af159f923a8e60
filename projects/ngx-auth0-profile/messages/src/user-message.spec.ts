import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { Auth0ProfileError } from 'ngx-auth0-profile';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';
import { english, french, german, japanese, spanish, userMessage } from './public-api';
import type { UserMessageLanguage } from './user-message-language';

const LANGUAGES: readonly UserMessageLanguage[] = [english, german, french, spanish, japanese];

describe('userMessage', () => {
  describe('when a change fails with 503', () => {
    const error = new Auth0ProfileError(
      'unavailable',
      'The API refused the request (503, unavailable). See diagnosis for what to change.',
      { status: 503 },
    );

    it('tells the user that it was not saved and when to try again', () => {
      expect(userMessage(error, { operation: 'write' })).toBe(
        'The service is not available right now, and it is not certain that your change was saved. Look at your data in a few minutes, and try again if needed.',
      );
    });

    const translated: readonly (readonly [UserMessageLanguage, string])[] = [
      [
        german,
        'Der Dienst ist gerade nicht verfügbar. Es ist nicht sicher, ob Ihre Änderung gespeichert wurde. Sehen Sie in einigen Minuten nach und versuchen Sie es bei Bedarf erneut.',
      ],
      [
        french,
        "Le service n'est pas disponible pour le moment et il n'est pas certain que votre modification ait été enregistrée. Contrôlez vos données dans quelques minutes et réessayez si nécessaire.",
      ],
      [
        spanish,
        'El servicio no está disponible en este momento y no es seguro que el cambio se haya guardado. Revise sus datos dentro de unos minutos e inténtelo de nuevo si es necesario.',
      ],
      [
        japanese,
        '現在サービスを利用できないため、変更が保存されたかどうか確認できません。数分後に内容をご確認のうえ、必要に応じてもう一度お試しください。',
      ],
    ];

    for (const [language, text] of translated) {
      it(`is translated to ${language.locale}`, () => {
        expect(userMessage(error, { language, operation: 'write' })).toBe(text);
      });
    }
  });

  describe('when a request fails with 429', () => {
    const limited = (retryAfterSeconds: number) =>
      new Auth0ProfileError('rate-limited', 'x', { status: 429, retryAfterSeconds });

    it('says when to try again, in the words of the language', () => {
      const endings = LANGUAGES.map((language) =>
        userMessage(limited(5), { language }).replace(/^.*?[.。]\s*/u, ''),
      );
      expect(endings).toEqual([
        'Try again in 5 seconds.',
        'Versuchen Sie es in 5 Sekunden erneut.',
        'Réessayez dans 5 secondes.',
        'Inténtelo de nuevo dentro de 5 segundos.',
        '5 秒後にもう一度お試しください。',
      ]);
    });

    const waits: readonly (readonly [seconds: number, wait: string])[] = [
      [1, 'in 1 second'],
      [119, 'in 119 seconds'],
      [121, 'in 3 minutes'],
      [7200, 'in 2 hours'],
      [0, 'in a few minutes'],
      [-5, 'in a few minutes'],
      [1e9, 'in a few minutes'],
      [Number.NaN, 'in a few minutes'],
    ];

    for (const [seconds, wait] of waits) {
      it(`writes ${seconds} seconds as "${wait}"`, () => {
        expect(userMessage(limited(seconds))).toBe(
          `There are too many requests right now. Try again ${wait}.`,
        );
      });
    }

    it('reads Retry-After of other responses', () => {
      const headers = new HttpHeaders({ 'Retry-After': '7' });
      expect(userMessage(new HttpErrorResponse({ status: 429, headers }))).toContain(
        'in 7 seconds',
      );
    });
  });

  describe('when the operation is known', () => {
    it('is said by the error, unless the caller says it', () => {
      const error = Object.assign(new Auth0ProfileError('network', 'x'), { operation: 'write' });
      expect(userMessage(error)).toContain('it is not certain that your change was saved');
      expect(userMessage(error, { operation: 'read' })).toContain('could not be loaded');
    });
  });

  describe('when the error is not one of this library', () => {
    const cases: readonly (readonly [error: unknown, code: Auth0ProfileErrorCode])[] = [
      [new HttpErrorResponse({ status: 0 }), 'network'],
      [new HttpErrorResponse({ status: 400 }), 'invalid-request'],
      [new HttpErrorResponse({ status: 401 }), 'unauthorized'],
      [new HttpErrorResponse({ status: 403 }), 'forbidden'],
      [new HttpErrorResponse({ status: 404 }), 'not-found'],
      [new HttpErrorResponse({ status: 409 }), 'conflict'],
      [new HttpErrorResponse({ status: 502 }), 'unavailable'],
      [new HttpErrorResponse({ status: 200 }), 'unknown'],
      [new TypeError('x is not a function'), 'unknown'],
      [{ name: 'Auth0ProfileError', code: 'popup-blocked' }, 'popup-blocked'],
      [{ name: 'Auth0ProfileError', code: 'toString' }, 'unknown'],
      [{ code: 'popup-blocked' }, 'unknown'],
      ['text', 'unknown'],
      [undefined, 'unknown'],
    ];

    for (const [index, [error, code]] of cases.entries()) {
      it(`uses the text of ${code} (case ${index + 1})`, () => {
        const text = english.texts[code];
        const expected = typeof text === 'string' ? text : text.other;
        expect(userMessage(error)).toBe(expected.replace('{wait}', english.soon));
      });
    }
  });

  for (const language of LANGUAGES) {
    it(`has different, complete texts in ${language.locale}`, () => {
      expect(Object.keys(language.texts)).toEqual(Object.keys(english.texts));
      for (const text of Object.values(language.texts)) {
        const variants = typeof text === 'string' ? [text] : Object.values(text);
        for (const variant of variants) {
          expect(variant).toMatch(/[.。]$/u);
          expect(variant.replace('{wait}', '')).not.toMatch(/[{}]|API|Auth0|token|proxy/iu);
        }
      }
    });
  }
});
