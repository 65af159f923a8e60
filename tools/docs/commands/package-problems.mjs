import { join } from 'node:path';
import { root } from '../../setup/run.mjs';
import { runProgram } from './run-program.mjs';

const BIN = {
  'auth0-tenant-emulator': 'projects/auth0-tenant-emulator/bin/auth0-tenant-emulator.js',
  'auth0-profile-proxy': 'projects/auth0-profile-proxy/bin/auth0-profile-proxy.js',
};

/**
 * What is wrong with a command of the emulator: the real program reads the options, with `--help` so that it starts
 * nothing.
 */
export async function emulatorProblems(words) {
  const end = words.indexOf('--');
  const own = (end < 0 ? words : words.slice(0, end)).map(withoutPlaceholder);
  const { code, output } = await runProgram([
    join(root, BIN['auth0-tenant-emulator']),
    ...own,
    '--help',
  ]);
  return code === 0 ? [] : [output.trim()];
}

/** The same of the proxy, whose help also lists its commands. */
export async function proxyProblems(words) {
  const { code, output } = await runProgram([
    join(root, BIN['auth0-profile-proxy']),
    ...words,
    '--help',
  ]);
  if (code !== 0) {
    return [output.trim()];
  }
  const commands = /\[(.+?)\]/.exec(output)[1].split(' | ');
  const command = words.filter((word) => !word.startsWith('-')).join(' ');
  return command === '' || commands.includes(command)
    ? []
    : [`auth0-profile-proxy has no command "${command}"`];
}

function withoutPlaceholder(word) {
  return /^<.+>$/.test(word) ? 'placeholder' : word;
}
