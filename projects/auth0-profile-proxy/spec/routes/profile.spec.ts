import {
  accountOf,
  ADA,
  BOB,
  startHarness,
  type Harness,
  type ProblemBody,
} from '../support/harness.ts';

describe('GET /me', () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
  afterEach(() => harness.close());

  it('returns the profile of the subject, without app_metadata', async () => {
    const response = await harness.send('GET', '/me');
    const profile = (await response.json()) as Record<string, unknown>;
    expect(response.status).toBe(200);
    expect(profile['user_id']).toBe(ADA);
    expect(profile['user_metadata']).toEqual({ theme: 'light', language: 'en' });
    expect('app_metadata' in profile).toBeFalse();
  });

  it('returns an ETag that changes only with the profile', async () => {
    const tag = async (): Promise<string | null> =>
      (await harness.send('GET', '/me')).headers.get('etag');
    const first = await tag();
    expect(first).toMatch(/^"[\w-]+"$/);
    expect(await tag()).toBe(first);
    harness.tenant.users.update(ADA, { nickname: 'countess' });
    expect(await tag()).not.toBe(first);
  });

  it('forbids caching', async () => {
    const response = await harness.send('GET', '/me');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  describe('when the account was deleted', () => {
    it('answers not-found', async () => {
      harness.tenant.users.remove(ADA);
      const response = await harness.send('GET', '/me');
      expect(response.status).toBe(404);
      expect(((await response.json()) as ProblemBody).code).toBe('not-found');
    });
  });
});

describe('PATCH /me', () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
  afterEach(() => harness.close());

  it('changes allowed attributes and returns the profile with its new ETag', async () => {
    const body = { name: 'Countess of Lovelace', picture: 'https://images.example/ada.png' };
    const response = await harness.send('PATCH', '/me', { body });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(jasmine.objectContaining(body));
    const { name, picture } = harness.tenant.users.get(ADA) ?? {};
    expect({ name, picture }).toEqual(body);
    const read = await harness.send('GET', '/me');
    expect(read.headers.get('etag')).toBe(response.headers.get('etag'));
  });

  it('merges metadata at the first level and removes a key that is null', async () => {
    const body = { user_metadata: { theme: 'dark', language: null } };
    await harness.send('PATCH', '/me', { body });
    expect(accountOf(harness)['user_metadata']).toEqual({ theme: 'dark' });
  });

  it('refuses an empty metadata object, for which Auth0 removes all metadata', async () => {
    const response = await harness.send('PATCH', '/me', { body: { user_metadata: {} } });
    expect(response.status).toBe(400);
    expect(accountOf(harness)['user_metadata']).toEqual({
      theme: 'light',
      language: 'en',
    });
  });

  it('removes all metadata for null', async () => {
    const response = await harness.send('PATCH', '/me', { body: { user_metadata: null } });
    expect(response.status).toBe(200);
    expect(accountOf(harness)['user_metadata'] ?? {}).toEqual({});
  });

  it('sends one request to the Management API', async () => {
    await harness.send('PATCH', '/me', { body: { name: 'Ada L' } });
    const calls = harness.tenant.requests().filter(({ path }) => path.startsWith('/api/v2/'));
    expect(calls.map(({ method }) => method)).toEqual(['PATCH']);
  });

  describe('when the body has fields of other routes', () => {
    it('names the fields and the route to use', async () => {
      const body = { email: 'x@y.example', password: 'abc', name: 'A' };
      const response = await harness.send('PATCH', '/me', { body });
      const problem = (await response.json()) as ProblemBody;
      expect(response.status).toBe(403);
      expect(problem.code).toBe('field-not-allowed');
      expect(problem.fields).toEqual(['email', 'password']);
      expect(problem.detail).toContain('POST /me/email');
    });
  });

  describe('with If-Match', () => {
    it('makes the change when the ETag matches', async () => {
      const read = await harness.send('GET', '/me');
      const headers = { 'if-match': read.headers.get('etag') ?? '' };
      const response = await harness.send('PATCH', '/me', { body: { name: 'A' }, headers });
      expect(response.status).toBe(200);
    });

    it('answers precondition-failed and changes nothing when it does not match', async () => {
      const read = await harness.send('GET', '/me');
      harness.tenant.users.update(ADA, { name: 'Somebody was faster' });
      const headers = { 'if-match': read.headers.get('etag') ?? '' };
      const response = await harness.send('PATCH', '/me', { body: { name: 'A' }, headers });
      expect(response.status).toBe(412);
      expect(harness.tenant.users.get(ADA)?.name).toBe('Somebody was faster');
    });

    it('makes exactly one of several changes with the same ETag', async () => {
      const read = await harness.send('GET', '/me');
      const headers = { 'if-match': read.headers.get('etag') ?? '' };
      const statuses = await Promise.all(
        ['a', 'b', 'c', 'd'].map(async (name) => {
          const response = await harness.send('PATCH', '/me', { body: { name }, headers });
          return response.status;
        }),
      );
      expect(statuses.sort()).toEqual([200, 412, 412, 412]);
    });

    it('refuses a malformed ETag', async () => {
      const headers = { 'if-match': 'W/"weak"' };
      const response = await harness.send('PATCH', '/me', { body: { name: 'A' }, headers });
      expect(response.status).toBe(400);
    });
  });
});

describe('PATCH /me with beforeChange', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  it('is called with the change and the user', async () => {
    const beforeChange = jasmine.createSpy('beforeChange').and.resolveTo(undefined);
    harness = await startHarness({ beforeChange });
    await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(beforeChange).toHaveBeenCalledOnceWith(
      { name: 'A' },
      jasmine.objectContaining({ user_id: ADA, email: 'ada@example.com' }),
      jasmine.objectContaining({ actor: ADA }),
    );
  });

  it('answers change-refused with the reason of a refusal', async () => {
    harness = await startHarness({ beforeChange: () => ({ refuse: 'Names are frozen.' }) });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    const problem = (await response.json()) as ProblemBody;
    expect(response.status).toBe(403);
    expect(problem.code).toBe('change-refused');
    expect(problem.detail).toBe('Names are frozen.');
    expect(harness.tenant.users.get(ADA)?.name).toBe('Ada');
  });

  it('sends the change it returns', async () => {
    harness = await startHarness({ beforeChange: ({ name }) => ({ name: name?.trim() ?? null }) });
    await harness.send('PATCH', '/me', { body: { name: '  A  ' } });
    expect(harness.tenant.users.get(ADA)?.name).toBe('A');
  });

  for (const thrown of [new Error('SENSITIVE'), 'SENSITIVE', undefined]) {
    it(`answers internal-error when it throws ${typeof thrown}, without what was thrown`, async () => {
      // Not every application throws errors only.
      harness = await startHarness({ beforeChange: jasmine.createSpy().and.rejectWith(thrown) });
      const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
      const text = await response.text();
      expect(response.status).toBe(500);
      expect((JSON.parse(text) as ProblemBody).code).toBe('internal-error');
      expect(text + harness.log.join('')).not.toContain('SENSITIVE');
      expect(harness.log.join('')).toContain('"problem":"internal-error"');
    });
  }

  it('validates the change it returns as one of a caller', async () => {
    // Not every application is written in TypeScript.
    const smuggle: object = { app_metadata: { plan: 'gold' } };
    harness = await startHarness({ beforeChange: () => smuggle });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(response.status).toBe(403);
    expect(accountOf(harness)['app_metadata']).toEqual({ plan: 'free' });
  });
});

describe('PATCH /me when it is turned off', () => {
  it('is not served', async () => {
    const harness = await startHarness({ routes: { 'update-profile': false } });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(harness.tenant.users.get(BOB)?.name).toBe('Bob');
    await harness.close();
  });
});
