import { accountOf, startHarness, type Harness, type ProblemBody } from '../support/harness.ts';

const USER = { method: 'PATCH', path: '/api/v2/users/*' } as const;

describe('POST /me/email when the tenant refuses the change', () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
  afterEach(() => harness.close());

  for (const [status, message] of [
    [409, 'The user already exists.'],
    [409, 'Conflict'],
    [400, 'The specified new email already exists'],
    [400, 'The address is already in use'],
  ] as const) {
    it(`with ${status} "${message}" › answers as for a free address, and reveals nothing`, async () => {
      refuse(status, message);
      const response = await request();
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ email: 'ada@new.example', status: 'requested' });
      expect(accountOf(harness)['email']).toBe('ada@example.com');
    });
  }

  for (const [status, message, code] of [
    [400, 'The connection does not support this', 'upstream-refused'],
    [403, 'This address already exists', 'upstream-unavailable'],
    [404, 'The user does not exist', 'not-found'],
    [404, 'This address already exists', 'not-found'],
    [500, 'This address already exists', 'upstream-unavailable'],
  ] as const) {
    it(`with ${status} "${message}" › tells the caller that nothing was requested`, async () => {
      refuse(status, message);
      const response = await request();
      expect(((await response.json()) as ProblemBody).code).toBe(code);
    });
  }

  function refuse(statusCode: number, message: string): void {
    const body = { statusCode, error: 'Error', message };
    harness.tenant.faults.add({ ...USER, status: statusCode, body, times: 9 });
  }

  function request(): Promise<Response> {
    return harness.send('POST', '/me/email', { body: { email: 'ada@new.example' } });
  }
});

describe('POST /me/email when sendEmailConfirmation fails', () => {
  it('writes the id of the request to the log', async () => {
    const harness = await startHarness({
      sendEmailConfirmation: () => Promise.reject(new Error('The mail server is down.')),
    });
    const headers = { 'x-request-id': 'request-00000001' };
    await harness.send('POST', '/me/email', { body: { email: 'ada@new.example' }, headers });
    // Waits for what runs in the background.
    await harness.proxy.close();
    const line = harness.log.find((entry) => entry.includes('sendEmailConfirmation failed'));
    expect(JSON.parse(line ?? '{}')).toEqual(
      jasmine.objectContaining({ requestId: 'request-00000001' }),
    );
    await harness.tenant.close();
  });
});
