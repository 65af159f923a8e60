import { myAccountError } from '../../my-account-api/errors.ts';
import type { Fact, FactRequest } from '../fact.ts';
import { answerOf } from './answer-of.ts';

const PATH = '/me/v1/authentication-methods';

/** Facts about the My Account API; each also holds where the tenant has not activated it. */
export const MY_ACCOUNT_FACTS: readonly Fact[] = [
  {
    id: 'my-account-missing-token',
    fact: 'The My Account API without a token answers with a problem: missingToken',
    needs: 'nothing',
    request: () => get(),
    expect: () => [answerOf(myAccountError('missingToken')), notActivated()],
  },
  {
    id: 'my-account-invalid-token',
    fact: 'The My Account API with an invalid token answers with a problem: invalidToken',
    needs: 'nothing',
    request: ({ foreignToken }) => get(foreignToken),
    expect: () => [answerOf(myAccountError('invalidToken')), notActivated()],
  },
];

function get(token?: string): FactRequest {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { method: 'GET', path: PATH, headers };
}

function notActivated(): ReturnType<typeof answerOf> {
  return { status: 404, members: { type: /A0E-404-0001$/ } };
}
