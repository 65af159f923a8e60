/** An error that the user can fix. Its message says how, so no stack is printed. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Runs `main`. Prints only the message of a SetupError, and sets the exit code to 1. */
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
