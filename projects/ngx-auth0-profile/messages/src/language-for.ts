/** The language of a locale, else that of its primary language subtag, else the first one. */
export function languageFor<L extends { readonly locale: string }>(
  locale: string,
  languages: readonly [L, ...L[]],
): L {
  const wanted = locale.toLowerCase();
  const find = (matches: (tag: string) => boolean) =>
    languages.find((language) => matches(language.locale.toLowerCase()));
  return (
    find((tag) => tag === wanted) ??
    find((tag) => primarySubtag(tag) === primarySubtag(wanted)) ??
    languages[0]
  );
}

function primarySubtag(tag: string): string {
  return tag.split('-')[0] ?? '';
}
