import { RunningProgram } from '../../../tools/process/running-program.ts';

/** Runs a command until `use` is done, then stops it and its child processes. */
export async function whileRunning(command, args, { cwd }, use) {
  const program = new RunningProgram(command, args, { cwd, group: true });
  const failed = program.ended.then((code) => {
    throw new Error(
      `${command} ${args.join(' ')} exited with ${code}.\n${program.output.slice(-3000)}`,
    );
  });
  failed.catch(() => undefined);
  try {
    return await Promise.race([use(), failed]);
  } finally {
    await program.stop();
  }
}

/** Runs a command to its end; throws its output when it fails. */
export async function runToEnd(command, args, { cwd }) {
  const program = new RunningProgram(command, args, { cwd });
  const code = await program.ended;
  if (code !== 0) {
    throw new Error(
      `${command} ${args.join(' ')} exited with ${code}.\n${program.output.slice(-3000)}`,
    );
  }
}
