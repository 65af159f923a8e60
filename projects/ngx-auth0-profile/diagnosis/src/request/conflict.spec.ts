import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › conflicts', () => {
  describe('when linking two accounts fails', () => {
    it('explains how the second account has to log in', () => {
      const message =
        "JWT (link_with) must have an aud claim that matches that of the calling token's azp.";
      expect(text({ status: 400, body: { message } })).toEqual([
        'link-refused: The two accounts were not linked or unlinked. Nothing was changed.',
        '  - The second ID token is for another application. Get it with the client id of this one.',
        'What to change (where the second account logs in): Log the second account in with the same application and domain, without leaving the first session, and send its ID token as link_with right away. The access token in the header is still that of the first account.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-account-linking/user-initiated-account-linking-client-side-implementation',
      ]);
    });

    const reasons: readonly (readonly [message: string, reason: string])[] = [
      [
        'Invalid token (link_with).',
        'The second token cannot be read. It must be an ID token, fresh from a login.',
      ],
      [
        'JWT (link_with) contains an invalid aud claim.',
        'The second ID token is for another application. Get it with the client id of this one.',
      ],
      ['JWT (link_with) must contains sub claim.', 'The second ID token has no usable subject.'],
      [
        'JWT (link_with) contains an invalid sub claim.',
        'The second ID token has no usable subject.',
      ],
      [
        'JWT (link_with) must have an alg of RS256.',
        'The second ID token is signed with HS256. Set the application to RS256.',
      ],
      [
        'JWT (link_with) must have the same issuer as the calling user.',
        'The second ID token comes from another domain. Both logins must use the same domain.',
      ],
      [
        'Main identity and the new one are the same.',
        "Both logins are the same account. Log in with the second account, with prompt: 'login'.",
      ],
      [
        'The provider/connection is not configured.',
        'The connection of the second account is not configured.',
      ],
      [
        'Linking to an inexistent identity is not allowed.',
        'The identity to be linked does not exist.',
      ],
      ['Main identity cannot be removed.', 'The main identity of an account cannot be unlinked.'],
      ['Specified identity already exists.', 'This identity is linked already.'],
    ];

    it('explains which identities can be unlinked', () => {
      const { remedy } = diagnose({
        status: 400,
        body: { message: 'Main identity cannot be removed.' },
      });
      expect(remedy.text).toBe(
        'Offer only the other identities for unlinking: the first of the list is the main one. To make another one the main one, a back end unlinks both and links them the other way round.',
      );
    });

    for (const [message, reason] of reasons) {
      it(`explains "${message}"`, () => {
        const diagnosis = diagnose({ status: 400, body: { message } });
        expect(diagnosis.problem).toBe('link-refused');
        expect(diagnosis.evidence).toEqual([reason]);
      });
    }
  });

  describe('when the resource exists already', () => {
    it('recommends loading before sending again', () => {
      const message = 'A public key already exists for the device.';
      expect(text({ status: 409, body: { message } })).toEqual([
        'conflict: The resource exists already, or was changed in the meantime.',
        '  - Auth0 answered 409.',
        'What to change (where the answer is handled): Load the profile again and show the user the current values before you send anything again.',
        '    profiles.load()',
        'Read more: https://auth0.com/docs/troubleshoot/error-handling-best-practices',
      ]);
      expect(diagnose({ status: 400, body: { errorCode: 'custom_domain_conflict' } }).problem).toBe(
        'conflict',
      );
    });
  });

  describe('when the profile was changed in the meantime', () => {
    it('explains that the newer version was kept', () => {
      expect(text({ status: 412, body: '' })).toEqual([
        'precondition-failed: The profile changed since it was read, so the edit was rejected to protect the newer version.',
        '  - The ETag sent in If-Match is not the one the profile has now.',
        'What to change (where the edit is saved): Load the profile again, apply the edit to it and save again. Ask the user if both changed the same field.',
        '    profiles.load()',
        'Read more: https://auth0.com/docs/troubleshoot/error-handling-best-practices',
      ]);
    });
  });
});

function text(subject: unknown): string[] {
  return formatDiagnosis(diagnose(subject, tenant)).split('\n');
}
