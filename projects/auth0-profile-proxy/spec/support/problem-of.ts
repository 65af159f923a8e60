import { Problem } from '../../src/problem/problem.ts';

/** The problem a function throws. */
export function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) {
      return error;
    }
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

/** The problem a promise is rejected with. */
export async function rejectionOf(running: Promise<unknown>): Promise<Problem> {
  try {
    await running;
  } catch (error) {
    if (error instanceof Problem) {
      return error;
    }
    throw error;
  }
  throw new Error('The promise was fulfilled.');
}
