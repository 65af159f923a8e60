/**
 * Letters of other scripts that look like Latin ones, and the Latin letters they stand for here
 * (Unicode UTS #39, confusables; those that occur in names of privileges).
 */
const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'ЬьвΒβ',
    c: 'сϲ',
    d: 'ԁɗ',
    e: 'еєεҽ',
    f: 'ϝ',
    g: 'ɡցԍ',
    h: 'һհН',
    // Compared as one letter: i, l, the dotless i and the palochka.
    i: 'lіιıӏɩⅼɭ',
    j: 'јϳ',
    k: 'кκ',
    m: 'мΜ',
    n: 'пոηΝ',
    o: 'оοօσ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гɼг',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υսцʋ',
    v: 'νѵ',
    w: 'ԝωѡ',
    x: 'хχ',
    y: 'уγү',
    z: 'ᴢ',
  }).flatMap(([latin, others]) =>
    Array.from(others).map((letter) => [letter.toLowerCase(), latin]),
  ),
);

/** Everything that separates words and is no letter or digit. */
const SEPARATORS = /[^\p{L}\p{N}]+/u;

/** Marks and invisible characters, which a reader does not see as a difference. */
const MARKS = /[\p{M}\p{Cf}\p{Cc}]/gu;

/**
 * The words of a metadata key in one spelling: compatibility forms (NFKC), accents, case, separators,
 * camel case and look-alike letters make no difference. `isAdmin`, `is-admin` and `is_аdmin` with a
 * Cyrillic letter are all `['is', 'admin']`.
 */
export function wordsOfMetadataKey(key: string): string[] {
  return key
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(SEPARATORS)
    .filter((word) => word !== '')
    .map(latinLetters);
}

/** A metadata key in one spelling, without separators. */
export function foldMetadataKey(key: string): string {
  return wordsOfMetadataKey(key).join('');
}

function latinLetters(word: string): string {
  return Array.from(word.toLowerCase(), (letter) => CONFUSABLES.get(letter) ?? letter).join('');
}
