import { tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose, a conflict', () => {
  describe('when two accounts are not linked', () => {
    it('says how the second login has to go', () => {
      const message =
        "JWT (link_with) must have an aud claim that matches that of the calling token's azp.";
      expect(text({ status: 400, body: { message } })).toEqual([
        'link-refused: The two accounts were not linked or unlinked. Both are as they were.',
        '  - The second ID token is for another application. Get it with the client id of this one.',
        "What to change (where the second account logs in): Log the second account in with the same application and domain, without leaving the first session, and send its ID token as link_with at once. The access token in the header stays the first account's.",
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

    it('says which identities can be unlinked', () => {
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

  describe('when something is there already', () => {
    it('asks to load before sending again', () => {
      const message = 'A public key already exists for the device.';
      expect(text({ status: 409, body: { message } })).toEqual([
        'conflict: What the request would create or change is there already, or changed in the meantime.',
        '  - Auth0 answered 409.',
        'What to change (where the answer is handled): Load the profile again and show the user what it holds now before anything is sent a second time.',
        '    profiles.load()',
        'Read more: https://auth0.com/docs/troubleshoot/error-handling-best-practices',
      ]);
      expect(diagnose({ status: 400, body: { errorCode: 'custom_domain_conflict' } }).problem).toBe(
        'conflict',
      );
    });
  });

  describe('when the profile changed in the meantime', () => {
    it('says that the newer one was kept', () => {
      expect(text({ status: 412, body: '' })).toEqual([
        'precondition-failed: The profile changed since it was read, so the edit was refused rather than written over the newer one.',
        '  - The ETag sent in If-Match is not the one the profile has now.',
        'What to change (where the edit is saved): Load the profile again, put the edit on top of it and save once more. Ask the user if both changed the same field.',
        '    profiles.load()',
        'Read more: https://auth0.com/docs/troubleshoot/error-handling-best-practices',
      ]);
    });
  });
});

function text(subject: unknown): string[] {
  return formatDiagnosis(diagnose(subject, tenant)).split('\n');
}
