import type { CanMatchFn, ResolveFn } from '@angular/router';

/** Matches the URL of a known page, so that any other is reported as a page that does not exist. */
export const isDocUrl: CanMatchFn = async (_, segments) => {
  const { findDoc } = await import('./docs');
  return findDoc(segments[1]?.path ?? '') !== undefined;
};

/** The title of a documentation page. */
export const docTitle: ResolveFn<string> = async ({ params }) => {
  const { findDoc } = await import('./docs');
  return findDoc(String(params['docId']))?.title ?? '';
};

/** Matches the URL of a message or problem that `diagnose` knows. */
export const isErrorUrl: CanMatchFn = async (_, segments) => {
  const { findErrorDoc } = await import('./error-doc');
  return findErrorDoc(segments[2]?.path ?? '') !== undefined;
};

/** The title of the page about an error. */
export const errorTitle: ResolveFn<string> = async ({ params }) => {
  const { findErrorDoc } = await import('./error-doc');
  return findErrorDoc(String(params['errorId']))?.title ?? '';
};
