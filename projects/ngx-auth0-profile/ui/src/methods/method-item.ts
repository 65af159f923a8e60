import type { AuthenticationMethod, AuthenticationMethodType } from 'ngx-auth0-profile/my-account';
import type { SectionItem } from '../frame/section-view';
import { fill } from '../texts/account-language';
import type { AccountLanguageService } from '../texts/account-language-service';

/** What the list shows of an authentication method. */
export function methodItem(
  {
    id,
    type,
    name,
    confirmed,
    phone_number,
    email,
    last_auth_at,
    created_at,
  }: AuthenticationMethod,
  language: AccountLanguageService,
): Omit<SectionItem, 'commands'> {
  const { pending, lastUsed, enrolledAt } = language.texts();
  const kind = methodName(type, language);
  const dated = (text: string, time: string | undefined): string => {
    const date = language.date(time);
    return date && fill(text, { date });
  };
  const details = [
    name && kind,
    phone_number,
    email,
    dated(lastUsed, last_auth_at) || dated(enrolledAt, created_at),
  ];
  return {
    id,
    title: name || kind,
    badge: confirmed === false ? pending : undefined,
    detail: details.filter(Boolean).join(' · '),
  };
}

/** What a kind of authentication method is called. */
export function methodName(
  type: AuthenticationMethodType,
  language: AccountLanguageService,
): string {
  return language.texts().factors[type] ?? type;
}
