import { SetupError } from './setup-error.mjs';

const OLDEST_MAJOR = 20;

/** Throws when the Node that runs this is older than the workspace supports. */
export function checkNodeVersion(version = process.versions.node) {
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new SetupError(
      `Node ${version} is too old. Install Node ${OLDEST_MAJOR} or newer from https://nodejs.org and run the command again.`,
    );
  }
}
