import { Auth0ProfileError } from 'ngx-auth0-profile';
import { englishMethods } from '../texts/methods/english';
import { methodProblem, withFieldProblem } from './method-problem';

describe('methodProblem', () => {
  it('tells a passkey that exists on the device from a method that cannot be removed', () => {
    const onDevice = new Auth0ProfileError('conflict', 'The browser says so.');
    const refused = new Auth0ProfileError('conflict', 'The API says so.', { status: 409 });
    expect(methodProblem(onDevice, englishMethods)).toBe(englishMethods.hasPasskey);
    expect(methodProblem(refused, englishMethods)).toBe(englishMethods.lastMethod);
  });

  it('has no text for an error whose code says it', () => {
    const error = new Auth0ProfileError('passkey-cancelled', 'Cancelled.');
    expect(methodProblem(error, englishMethods)).toBeUndefined();
    expect(methodProblem(new Error('other'), englishMethods)).toBeUndefined();
  });
});

describe('withFieldProblem', () => {
  it('leaves an error that is not about the field as it is', () => {
    const network = new Auth0ProfileError('network', 'No answer.');
    const fieldErrors = [{ field: 'auth_session', message: 'has expired' }];
    const expired = new Auth0ProfileError('invalid-request', 'Refused.', { fieldErrors });
    expect(withFieldProblem(network, 'otp_code', 'Wrong.')).toBe(network);
    expect(withFieldProblem(expired, 'otp_code', 'Wrong.')).toBe(expired);
  });
});
