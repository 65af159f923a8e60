import { auth0Pages } from '../model/auth0-pages';
import type { Explanation } from '../model/diagnosis';

/** A lazily loaded file of the page, of this library or of the application, that did not load. */
export function fileNotLoadedProblem(): Explanation {
  return {
    problem: 'file-not-loaded',
    whatHappened:
      'A lazily loaded file of the page did not load: the connection was lost, or a deployment removed the file. Nothing was sent.',
    evidence: [
      'A dynamic import() failed. Chromium and Firefox remember that while the page is open, so trying again does not help.',
    ],
    remedy: {
      where: 'user',
      place: 'the page in the browser',
      text: 'Reload the page. If it happens after deployments, keep the files of the previous version for a while, and let the server answer 404 for a missing script instead of index.html.',
      code: 'location.reload()',
    },
    learnMore: auth0Pages.errorHandling,
  };
}
