import { savedFieldsOf } from './error-facts';
import type { UserMessageLanguage } from './user-message-language';

/** Says what was saved of an edit that failed after a part of it; else the empty text. */
export function partlySaved(error: unknown, language: UserMessageLanguage): string {
  const { changed, notChanged, maybeChanged } = savedFieldsOf(error);
  if (changed.length === 0 || notChanged.length + maybeChanged.length === 0) {
    return '';
  }
  const { partlySaved: texts } = language;
  return [
    sentence(texts.changed, changed, language),
    sentence(texts.notChanged, notChanged, language),
    sentence(texts.maybeChanged, maybeChanged, language),
  ].join('');
}

function sentence(
  text: string,
  fields: readonly string[],
  { locale, fields: names }: UserMessageLanguage,
): string {
  const list = new Intl.ListFormat(locale).format(fields.map((field) => names[field] ?? field));
  return fields.length === 0 ? '' : text.replaceAll('{fields}', () => list);
}
