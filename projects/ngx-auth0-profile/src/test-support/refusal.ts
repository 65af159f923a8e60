import { isAuth0ProfileError, type Auth0ProfileError } from '../errors/auth0-profile-error';

/** The error that a command rejects with. Throws when it resolves, or rejects with another kind. */
export async function refusal(command: Promise<unknown>): Promise<Auth0ProfileError> {
  let result: unknown;
  try {
    result = await command;
  } catch (error) {
    if (isAuth0ProfileError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error(`Resolved with ${JSON.stringify(result)} where an error was expected.`);
}

/** Waits until a condition holds; fails after two seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; !condition(); attempt++) {
    if (attempt > 200) {
      throw new Error(`Still false after two seconds: ${condition.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
