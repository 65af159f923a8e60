import * as client from 'openid-client';
import { rejectionOf } from '../support/problem-of.ts';
import {
  issued,
  JSON_TYPE,
  ORDERS,
  START,
  startTokens,
  type TokenHarness,
} from './scripted-tokens.ts';

const MINUTE_MS = 60_000;

describe('UserTokens in a refresh', () => {
  let harness: TokenHarness;
  beforeEach(async () => (harness = await startTokens()));
  afterEach(() => harness.tenant.close());

  describe('when the tenant answers', () => {
    for (const [status, body, code, detail] of [
      [403, { error: 'mfa_required' }, 'login-required', 'undefined'],
      [400, { error: 'invalid_request' }, 'login-required', 'undefined'],
      [401, { error: 'invalid_client' }, 'upstream-unavailable', 'answered 401 (invalid_client)'],
      [400, { error: 'unauthorized_client' }, 'upstream-unavailable', '400 (unauthorized_client)'],
      [429, { error: 'too_many_requests' }, 'upstream-unavailable', '429 (too_many_requests)'],
      [429, { error: 'Words of the tenant' }, 'upstream-unavailable', '429 (an error)'],
      [429, { error: 'a'.repeat(41) }, 'upstream-unavailable', '429 (an error)'],
      [300, 'not JSON', 'upstream-unavailable', 'The token endpoint of the tenant failed.'],
      [500, 'not JSON', 'upstream-unavailable', 'The token endpoint of the tenant failed.'],
      [503, { error: 'x' }, 'upstream-unavailable', 'The token endpoint of the tenant failed.'],
    ] as const) {
      const error = typeof body === 'string' ? body : body.error.slice(0, 30);
      it(`${status} with ${error} › is ${code}, and the refresh token is sent again`, async () => {
        harness.tenant.token = [{ status, headers: JSON_TYPE, body }];
        const stored = await harness.logIn();
        const problem = await rejectionOf(harness.get(stored));
        expect(problem.code).toBe(code);
        expect(String(problem.facts.operatorDetail)).toContain(detail);
        const session = (await harness.sessionOf(stored))!;
        expect(session.refreshToken).toBe('first');
        expect(session.refreshStartedAt).toBeUndefined();
        harness.tenant.token = [issued(ORDERS)];
        await harness.get(stored);
        expect(harness.form(1)['refresh_token']).toBe('first');
      });
    }

    it('invalid_grant › ends the session', async () => {
      harness.tenant.token = [
        { status: 403, headers: JSON_TYPE, body: { error: 'invalid_grant' } },
      ];
      const stored = await harness.logIn();
      expect((await rejectionOf(harness.get(stored))).code).toBe('no-session');
      expect(await harness.sessions.read(stored.key)).toBeUndefined();
    });

    for (const [what, answer] of [
      ['502', { status: 502, body: 'Bad Gateway' }],
      ['504', { status: 504, body: 'Gateway Timeout' }],
      ['nothing', { drop: true }],
      [
        'a success that is a page',
        { body: '<p>Welcome', headers: { 'content-type': 'text/html' } },
      ],
      ['a success that is cut off', { body: '{"access_to', headers: JSON_TYPE }],
      ['a success without a token', { body: {}, headers: JSON_TYPE }],
    ] as const) {
      it(`${what} › does not send a refresh token again that may be used up`, async () => {
        harness.tenant.token = [answer];
        const stored = await harness.logIn();
        const problem = await rejectionOf(harness.get(stored));
        expect(problem.code).toBe('upstream-unavailable');
        expect(problem.facts.operatorDetail).toContain('did not answer');
        expect(problem.cause).toBeInstanceOf(Error);
        expect((await harness.sessionOf(stored))?.refreshStartedAt).toBe(harness.now);
        await rejectionOf(harness.get(stored));
        expect(harness.tenant.received.length).toBe(1);
      });
    }
  });

  describe('when fetch fails', () => {
    for (const [what, cause, isSentAgain] of [
      ['ECONNREFUSED', coded('ECONNREFUSED'), true],
      ['ENOTFOUND', coded('ENOTFOUND'), true],
      ['EAI_AGAIN', coded('EAI_AGAIN'), true],
      ['UND_ERR_CONNECT_TIMEOUT', coded('UND_ERR_CONNECT_TIMEOUT'), true],
      ['ECONNRESET', coded('ECONNRESET'), false],
      ['UND_ERR_HEADERS_TIMEOUT', coded('UND_ERR_HEADERS_TIMEOUT'), false],
      ['a code of something else', { code: 'ECONNREFUSED' }, false],
      ['a status that is no number', { status: '500' }, false],
      ['an error without a code', new Error('x'), false],
      ['a text', 'x', false],
      ['null', null, false],
      ['no cause', undefined, false],
    ] as const) {
      it(`with ${what} › ${isSentAgain ? 'sends the refresh token again' : 'does not know whether it was sent'}`, async () => {
        harness.configuration[client.customFetch] = () =>
          Promise.reject(new TypeError('fetch failed', { cause }));
        const stored = await harness.logIn();
        expect((await rejectionOf(harness.get(stored))).code).toBe('upstream-unavailable');
        expect((await harness.sessionOf(stored))?.refreshStartedAt).toBe(
          isSentAgain ? undefined : START,
        );
      });
    }
  });

  describe('after a refresh without an answer', () => {
    beforeEach(async () => {
      await harness.tenant.close();
      harness = await startTokens(30);
    });

    for (const [afterMs, code] of [
      [29_999, 'sent'],
      [30_000, 'upstream-unavailable'],
      [MINUTE_MS - 1, 'upstream-unavailable'],
      [MINUTE_MS, 'login-required'],
    ] as const) {
      it(`with an overlap of 30 s › is ${code} after ${afterMs} ms`, async () => {
        const stored = await harness.logIn({ refreshStartedAt: START, rotates: true });
        harness.now += afterMs;
        if (code === 'sent') {
          await harness.get(stored);
          expect(harness.form(0)['refresh_token']).toBe('first');
          return;
        }
        const problem = await rejectionOf(harness.get(stored));
        expect(problem.code).toBe(code);
        expect(harness.tenant.received).toEqual([]);
        const session = (await harness.sessionOf(stored))!;
        expect(session.refreshToken).toBe(code === 'login-required' ? undefined : 'first');
      });
    }

    it('of a tenant that does not replace refresh tokens › sends it again at any time', async () => {
      const stored = await harness.logIn({ refreshStartedAt: START, rotates: false });
      harness.now += 10 * MINUTE_MS;
      await harness.get(stored);
      expect(harness.form(0)['refresh_token']).toBe('first');
    });

    it('counts from the first attempt', async () => {
      const stored = await harness.logIn({ refreshStartedAt: START });
      harness.tenant.token = [{ drop: true }];
      harness.now += 20_000;
      await rejectionOf(harness.get(stored));
      expect((await harness.sessionOf(stored))?.refreshStartedAt).toBe(START);
    });
  });
});

function coded(code: string): Error {
  return Object.assign(new Error('of the network'), { code });
}
