import type { CanMatchFn, ResolveFn } from '@angular/router';

/** Matches the URL of a step, so that an unknown step is reported as a page that does not exist. */
export const isStepUrl: CanMatchFn = async (_, segments) => {
  const { findStep } = await import('./story-steps');
  return findStep(segments[1]?.path ?? '') !== undefined;
};

/** The title of a step's page. */
export const stepTitle: ResolveFn<string> = async ({ params }) => {
  const { findStep } = await import('./story-steps');
  const step = findStep(String(params['stepId']));
  const number = step?.id === 'lock' ? '' : `Step ${step?.id ?? ''}: `;
  return number + (step?.title ?? '');
};
