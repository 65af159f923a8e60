import { managementError, type ManagementErrorName } from '../../management-api/errors.ts';
import type { Expectation, Fact, FactRequest, Need, VerifyContext } from '../fact.ts';
import { answerOf } from './answer-of.ts';

const USERS = '/api/v2/users?per_page=1';
const NOBODY = '/api/v2/users/auth0%7C000000000000000000000000';

/** Facts about the Management API, with wrong tokens, a machine's token, or a user's; nothing is written. */
export const MANAGEMENT_FACTS: readonly Fact[] = [
  errorFact('missingAuthentication', 'nothing', 'A request without a token', () => get(USERS)),
  errorFact('badHeaderFormat', 'nothing', 'A token that is no JWT', () => get(USERS, 'verify')),
  errorFact('invalidToken', 'nothing', 'A token that cannot be read', () => get(USERS, 'a.b.c')),
  errorFact('invalidSignature', 'nothing', 'A token signed with an unknown key', (context) =>
    get(USERS, context.foreignToken),
  ),
  errorFact('notFound', 'management-token', 'A path that does not exist', (context) =>
    get('/api/v2/verify-unknown-path', context.managementToken),
  ),
  errorFact('unknownUser', 'management-token', 'A user that does not exist', (context) =>
    get(NOBODY, context.managementToken),
  ),
  {
    id: 'users-page',
    fact: 'With include_totals a list of users says start, limit, length and total',
    needs: 'management-token',
    request: ({ managementToken }) => get(`${USERS}&include_totals=true`, managementToken),
    expect: () => ({
      status: 200,
      headers: { 'content-type': /^application\/json/ },
      members: { start: 0, limit: 1, length: /^\d+$/, total: /^\d+$/ },
    }),
  },
  {
    id: 'rate-limit-headers',
    fact: 'Every response with a valid token has the rate limit headers',
    needs: 'management-token',
    request: ({ managementToken }) => get(USERS, managementToken),
    expect: () => ({
      status: 200,
      headers: {
        'x-ratelimit-limit': /^\d+$/,
        'x-ratelimit-remaining': /^\d+$/,
        'x-ratelimit-reset': /^\d+$/,
      },
    }),
  },
  {
    id: 'page-size',
    fact: 'More than 100 items a page are refused',
    needs: 'management-token',
    request: ({ managementToken }) => get('/api/v2/users?per_page=101', managementToken),
    expect: () =>
      answerOf(
        managementError('query', 'Value 101 is greater than maximum 100', ' on property per_page'),
      ),
  },
  {
    id: 'own-profile',
    fact: 'A user reads the own profile with read:current_user',
    needs: 'user-token',
    request: ({ userId, userToken }) =>
      get(`/api/v2/users/${encodeURIComponent(userId)}`, userToken),
    expect: ({ userId }) => ({ status: 200, members: { user_id: userId } }),
  },
  errorFact('otherUser', 'user-token', "A user reads another user's profile", ({ userToken }) =>
    get(NOBODY, userToken),
  ),
];

/** Facts that change the metadata of the test user. */
export const WRITE_FACTS: readonly Fact[] = [
  {
    id: 'metadata-set',
    fact: 'PATCH of user_metadata adds a key',
    needs: 'test-user',
    request: (context) => patch(context, { verify_first: { one: 1, two: 2 } }),
    expect: () => ({ status: 200, members: { 'user_metadata.verify_first.two': 2 } }),
  },
  {
    id: 'metadata-merge',
    fact: 'PATCH of user_metadata merges at the first level only',
    needs: 'test-user',
    request: (context) => patch(context, { verify_first: { one: 3 }, verify_second: true }),
    expect: () => ({
      status: 200,
      members: {
        'user_metadata.verify_first.one': 3,
        'user_metadata.verify_first.two': null,
        'user_metadata.verify_second': true,
      },
    }),
  },
  {
    id: 'metadata-null',
    fact: 'null deletes a key of user_metadata',
    needs: 'test-user',
    request: (context) => patch(context, { verify_first: null, verify_second: null }),
    expect: () => ({
      status: 200,
      members: { 'user_metadata.verify_first': null, 'user_metadata.verify_second': null },
    }),
  },
];

function get(path: string, token?: string): FactRequest {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { method: 'GET', path, headers };
}

function patch(
  { managementToken, testUser }: VerifyContext,
  metadata: Readonly<Record<string, object | boolean | null>>,
): FactRequest {
  return {
    method: 'PATCH',
    path: `/api/v2/users/${encodeURIComponent(testUser)}`,
    headers: { authorization: `Bearer ${managementToken}`, 'content-type': 'application/json' },
    json: JSON.stringify({ user_metadata: metadata }),
  };
}

/** A request that fails with a row of the table of error bodies. */
function errorFact(
  row: ManagementErrorName,
  needs: Need,
  fact: string,
  request: (context: VerifyContext) => FactRequest,
): Fact {
  const expectation = (): Expectation => answerOf(managementError(row));
  return { id: row, fact: `${fact}: ${row}`, needs, request, expect: expectation };
}
