import {
  Injectable,
  Injector,
  LOCALE_ID,
  computed,
  inject,
  runInInjectionContext,
} from '@angular/core';
import { ɵlanguageFor as languageFor } from 'ngx-auth0-profile/messages';
import type { AccountTexts } from './account-texts';
import { englishAccount } from './english';
import { ACCOUNT_TEXTS } from './provide-account-texts';

/** The language of the account page, as a signal. */
@Injectable({ providedIn: 'root' })
export class AccountLanguageService {
  private readonly injector = inject(Injector);
  private readonly localeId = inject(LOCALE_ID);
  private readonly options = inject(ACCOUNT_TEXTS, { optional: true });

  /** The chosen language. */
  readonly language = computed(() => {
    const { languages = [englishAccount], locale = () => this.localeId } = this.options ?? {};
    return languageFor(runInInjectionContext(this.injector, locale), languages);
  });
  /** Its texts. */
  readonly texts = computed<AccountTexts>(() => this.language().texts);

  /** A day, such as "Nov 30, 2026". Empty for a text that is not a date. */
  date(time: string | undefined): string {
    return this.format(time, { dateStyle: 'medium' });
  }

  /** A time of day with seconds. */
  time(time: Date): string {
    return this.format(time, { timeStyle: 'medium' });
  }

  private format(time: string | Date | undefined, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(time ?? Number.NaN);
    return Number.isNaN(date.getTime())
      ? ''
      : new Intl.DateTimeFormat(this.language().locale, options).format(date);
  }
}
