/** Something the person at the keyboard has to do; its message is the whole answer, so no stack is printed. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Runs `main`, and ends the process with one clear sentence when set-up cannot go on. */
export async function orExplain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) {
      throw error;
    }
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
