/** An option as the reader writes it: `--client-id` of `--client-id=abc`, `--no-page`. */
const OPTION = /^--([a-z][\w-]*)(?:=(.*))?$/i;

/** The long options among the words, as `{ name, value }`; those after `--` are for another program. */
export function optionsIn(words) {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).flatMap((word, index) => {
    const [, name, value] = OPTION.exec(word) ?? [];
    const next = words[index + 1];
    const separate = next === undefined || next.startsWith('-') ? undefined : next;
    return name === undefined ? [] : [{ name, value: value ?? separate }];
  });
}
