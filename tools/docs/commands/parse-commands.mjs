const VARIABLE = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/**
 * A word of a shell command: quoted texts, placeholders such as `<client ID>`, and anything without a space; else an
 * operator between commands, or a comment.
 */
const TOKEN =
  /((?:"(?:[^"\\]|\\.)*"|'[^']*'|<[\w -]+>|\\[^\n]|[^\s"'\\;&|<>#]|(?<=\S)#)+)|(&&|\|\||[;&|\n]|[<>])|#[^\n]*/g;

/**
 * The commands of shell code, one after the other: `{ text, variables, words }`. `variables` are those that the
 * command sets, in front of it or with `export`. Of the shell it knows what documentation uses: quotes, continued
 * lines, comments, and operators between commands.
 */
export function parseCommands(code) {
  const commands = [];
  let words = [];
  for (const [, word, operator] of code.replace(/\\\n\s*/g, '').matchAll(TOKEN)) {
    if (word !== undefined) {
      words.push(withoutQuotes(word));
    } else if (operator !== undefined) {
      commands.push(words);
      words = [];
    }
  }
  return [...commands, words].filter((list) => list.length > 0).map(toCommand);
}

function toCommand(all) {
  const isExport = all[0] === 'export';
  const rest = isExport ? all.slice(1) : all;
  const first = rest.findIndex((word) => !VARIABLE.test(word));
  const variables = (first < 0 ? rest : rest.slice(0, first)).map((word) => VARIABLE.exec(word)[1]);
  return { text: all.join(' '), variables, words: first < 0 ? [] : rest.slice(first) };
}

function withoutQuotes(word) {
  return word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g, (_, double, single, escaped) =>
    (double ?? single ?? escaped).replace(/\\"/g, '"'),
  );
}
