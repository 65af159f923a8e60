import type { ProblemPageTexts } from '../problem-page-texts.ts';

/** The texts in English. */
export const english: ProblemPageTexts = {
  locale: 'en',
  notAllowed: {
    title: 'This is not allowed',
    text: 'The application requested a permission that its login does not allow. Trying again does not help: go back, or tell the support of the application.',
  },
  invalidLink: {
    title: 'This link does not work',
    text: 'The link to the login is not valid. Go to the application and log in there.',
  },
  unavailable: {
    title: 'The login does not respond',
    text: 'Try again in a few minutes.',
  },
  logoutLink: {
    title: 'You were not logged out',
    text: 'A link of another website cannot log you out. Go to the application and log out there.',
  },
  failed: {
    title: 'Something went wrong',
    text: 'Try again. If it happens again, tell the support of the application.',
  },
  back: 'Back to the application',
  retry: 'Try again',
  reference: 'Reference for the support',
};
