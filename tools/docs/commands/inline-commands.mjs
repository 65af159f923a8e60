import { PROGRAMS } from './command-problems.mjs';

const FENCED = /^([ \t]*)```[\s\S]*?^\1```/gm;

/** The commands in the running text of a page: inline code that begins with a program and has at least one argument. */
export function inlineCommands(text) {
  const spans = [...text.replace(FENCED, '').matchAll(/`([^`]+)`/g)].map(([, code]) =>
    code.replace(/\s+/g, ' '),
  );
  return spans.filter((code) => PROGRAMS.includes(code.split(' ')[0]) && isComplete(code));
}

/** `ng add` or `ng serve` alone is a name, not a command to type. */
function isComplete(code) {
  return code.includes(' ') && !/^(ng \w+|npm (install|ci)|a0deploy \w+)$/.test(code);
}
