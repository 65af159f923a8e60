import { diagnose, knownMessages } from 'ngx-auth0-profile/diagnosis';

import { findErrorDoc } from './error-doc';

describe('findErrorDoc', () => {
  it('finds the page of every known message, with its problem', () => {
    for (const { message, helpPage, problem } of knownMessages()) {
      const found = findErrorDoc(helpPage.replace('errors/', ''));
      expect(found?.diagnosis).withContext(message).toEqual(jasmine.objectContaining({ problem }));
    }
  });

  it('finds the page of a problem without a message', () => {
    for (const problem of [
      'no-problem',
      'dpop-token',
      'scope-never-granted-to-users',
      'redirecting',
    ]) {
      expect(String(findErrorDoc(problem)?.diagnosis.problem)).toBe(problem);
    }
    expect(findErrorDoc(diagnose('hello').helpPage.replace('errors/', ''))?.title).toBe('unknown');
  });

  it('returns undefined for a name that no diagnosis leads to', () => {
    expect(findErrorDoc('no-such-error')).toBeUndefined();
    expect(findErrorDoc('')).toBeUndefined();
  });
});
