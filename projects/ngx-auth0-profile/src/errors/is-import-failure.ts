/** The messages of Chromium, Firefox and WebKit for a module that cannot be loaded, and that of webpack. */
const MESSAGES =
  /dynamically imported module|importing a module script failed|^loading (?:css )?chunk /i;

/** Whether a dynamic import failed because a file is missing, and not because of an exception in the file. */
export function isImportFailure(error: unknown): error is Error {
  return error instanceof Error && MESSAGES.test(error.message);
}
