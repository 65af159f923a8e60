import { diagnose } from '../diagnose';
import { knownMessages } from '../messages/known-messages';
import { accessToken, tenant } from '../../../src/test-support/unsigned-token';

describe('diagnose › helpPage', () => {
  it('is the page of the message, whatever varies in it', () => {
    for (const message of ['Bad audience', 'ERROR Error: Bad audience: https://x.example/']) {
      const { helpPage, knownMessage } = diagnose(message);
      expect(helpPage).toBe('errors/bad-audience');
      expect(knownMessage).toMatch(/^Bad audience(: …)?$/);
    }
  });

  it('is the page of the message that the cause of a library error has', () => {
    const cause = {
      status: 403,
      body: { message: 'You cannot update the following fields: name' },
    };
    const error = { name: 'Auth0ProfileError', code: 'field-needs-backend', cause };
    expect(diagnose(error).helpPage).toBe('errors/you-cannot-update-the-following-fields');
  });

  it('is the page of the problem where no message was recognized', () => {
    expect(diagnose({ error: 'login_required' }).helpPage).toBe('errors/login-required');
    expect(diagnose(404).helpPage).toBe('errors/not-found');
    expect(diagnose(accessToken({ aud: 'https://orders.example/' }), tenant).helpPage).toBe(
      'errors/wrong-audience',
    );
    expect(diagnose(accessToken(), tenant).helpPage).toBe('errors/no-problem');
    expect(diagnose('').helpPage).toBe('errors/unknown');
  });

  it('is shared by two messages only if they stand for the same problem', () => {
    const problems = new Map<string, string>();
    for (const { helpPage, problem } of knownMessages()) {
      expect(problems.get(helpPage) ?? problem)
        .withContext(helpPage)
        .toBe(problem);
      problems.set(helpPage, problem);
    }
  });
});
