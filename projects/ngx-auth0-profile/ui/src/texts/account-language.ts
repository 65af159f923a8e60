import type { UserMessageLanguage } from 'ngx-auth0-profile/messages';
import type { AccountTexts } from './account-texts';
import type { MethodTexts } from './method-texts';

/** The account page in one language. */
export interface AccountLanguage {
  /** Its BCP 47 language tag, such as `de` or `pt-BR`; also formats dates and times. */
  readonly locale: string;
  /** The texts of errors. */
  readonly messages: UserMessageLanguage;
  /** Loads the texts about authentication methods, which are needed with `withMyAccount()` only. */
  readonly methods: () => Promise<MethodTexts>;
  /** All other texts. */
  readonly texts: AccountTexts;
}

/** Replaces `{name}` in a text by the value of that name. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}
