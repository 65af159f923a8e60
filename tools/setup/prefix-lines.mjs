import { Transform } from 'node:stream';

/**
 * A stream of text that writes `prefix` before each line, so that the outputs of programs that run at the
 * same time can be told apart. A line is passed on when it is complete.
 */
export function prefixLines(prefix) {
  let rest = '';
  return new Transform({
    decodeStrings: false,
    transform(chunk, _encoding, done) {
      const lines = (rest + chunk).split(/\r?\n|\r/);
      rest = lines.pop();
      done(null, lines.map((line) => `${prefix}${line}\n`).join(''));
    },
    flush(done) {
      done(null, rest && `${prefix}${rest}\n`);
    },
  });
}
