import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › invalid requests', () => {
  describe('when the body does not validate', () => {
    it('names the expected type and explains null', () => {
      const message = "Payload validation error: 'Expected type object but found type null'.";
      expect(text({ status: 400, body: { message, errorCode: 'invalid_body' } })).toEqual([
        'invalid-body: The body of the request does not have the format that the API expects. Nothing was changed.',
        '  - Auth0 answered that the payload does not validate.',
        '  - The expected type is object, but the body has null.',
        'What to change (where the body of the request is built): Send a JSON object; for metadata { "user_metadata": { … } }. To delete one property, set it to null. null for user_metadata as a whole is rejected, and {} would delete everything.',
        "    profiles.updateMetadata({ theme: 'dark' })",
        'Read more: https://auth0.com/docs/manage-users/user-accounts/metadata/manage-metadata-api',
      ]);
    });

    it('names the property that is not allowed', () => {
      const message = "Payload validation error: 'Additional properties not allowed: scopes'.";
      expect(text({ status: 400, body: { message } })[2]).toBe(
        '  - The property scopes is not allowed.',
      );
    });

    it('names property and format, and never the value', () => {
      const message =
        "Payload validation error: 'Object didn't pass validation for format email: mike@example' on property groups[0].email (Google Workspace Directory group email).";
      expect(text({ status: 400, body: { message } }).slice(1, 4)).toEqual([
        '  - Auth0 answered that the payload does not validate.',
        '  - A value does not have the format email.',
        '  - The property is groups[0].email.',
      ]);
    });

    it('names the missing property', () => {
      const message = "Payload validation error: 'Missing required property: device_name'.";
      expect(text({ status: 400, body: { message } })[2]).toBe(
        '  - The property device_name is missing.',
      );
    });

    it('recognizes the code without a message', () => {
      expect(diagnose({ status: 400, body: { errorCode: 'invalid_body' } }).problem).toBe(
        'invalid-body',
      );
    });
  });

  describe('when the path does not validate', () => {
    it('names the user id', () => {
      const message =
        "Path validation error: 'Object didn't pass validation for format user-id: me' on property id.";
      expect(text({ status: 400, body: { message, errorCode: 'invalid_uri' } })).toEqual([
        'invalid-path: A part of the URL or of its query is not valid, for example the user id.',
        '  - Auth0 answered that the path or the query does not validate.',
        'What to change (where the URL of the request is built): Use the complete user id with its prefix (auth0|…) and percent-encode it: the bar becomes %7C.',
        '    `https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/identify-users',
      ]);
      expect(diagnose({ status: 400, body: { errorCode: 'invalid_query_string' } }).problem).toBe(
        'invalid-path',
      );
    });
  });

  describe('when the change itself is rejected', () => {
    const reasons: readonly (readonly [message: string, reason: string])[] = [
      [
        'Cannot update password and email simultaneously.',
        'Auth0 does not change e-mail address and password in one request. Send two.',
      ],
      [
        'Cannot update username and email simultaneously.',
        'Auth0 does not change user name and e-mail address in one request. Send two.',
      ],
      [
        'Cannot update email and username simultaneously.',
        'Auth0 does not change user name and e-mail address in one request. Send two.',
      ],
      [
        'Cannot update username and password simultaneously.',
        'Auth0 does not change user name and password in one request. Send two.',
      ],
      [
        'Cannot update password and username simultaneously.',
        'Auth0 does not change user name and password in one request. Send two.',
      ],
      [
        'Cannot update email for non-database user.',
        'The user logs in through another provider, which owns the e-mail address.',
      ],
      ['Connection does not exist.', 'The connection named in the request does not exist.'],
      [
        'Email verification is not supported for enterprise users.',
        'Enterprise users cannot be sent a verification e-mail.',
      ],
      [
        'PasswordStrengthError: Password is too weak',
        "The password is weaker than the connection's policy.",
      ],
      ['The specified new email already exists', 'Another account has the same value already.'],
      [
        'Your account is not allowed to update the following user attributes: name',
        'The connection does not allow these attributes to change.',
      ],
    ];

    for (const [message, reason] of reasons) {
      it(`explains "${message}"`, () => {
        const diagnosis = diagnose({ status: 400, body: { message } });
        expect(diagnosis.problem).toBe('change-refused');
        expect(diagnosis.evidence[0]).toBe(reason);
      });
    }

    it('names the attributes that a connection overwrites', () => {
      const message =
        "The following user attributes cannot be updated: family_name, given_name, name, nickname, picture. The connection must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'.";
      expect(text({ status: 400, body: { message } })).toEqual([
        'change-refused: Auth0 rejected the change. Nothing was changed.',
        '  - The user\'s connection overwrites these attributes at each login. Switch off "Sync user profile attributes at each login" for it.',
        '  - The response names family_name, given_name, name, nickname and picture.',
        "What to change (Authentication > the user's connection > Settings): What may be edited depends on the connection the user comes from: database users can change most attributes, social and enterprise users few. Hide what cannot be changed.",
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/configure-connection-sync-with-auth0',
      ]);
    });

    it('says that the reason is unknown', () => {
      const body = { errorCode: 'operation_not_supported', message: 'Something new.' };
      expect(text({ status: 400, body })[1]).toBe(
        '  - The response has no reason that this library knows.',
      );
    });
  });
});

function text(subject: unknown): string[] {
  return formatDiagnosis(diagnose(subject, tenant)).split('\n');
}
