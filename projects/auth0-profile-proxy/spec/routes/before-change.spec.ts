import {
  routeDefaults,
  type BeforeChange,
  type ChangeKind,
  type EmailConfirmationMessage,
} from '../../src/index.ts';
import { unlimitedHarness } from '../privilege-escalation/attempts.ts';
import { ADA, BOB, type Harness, type ProblemBody } from '../support/harness.ts';

const GOOGLE = 'google-oauth2|117';

interface Case {
  readonly method: string;
  readonly path: string;
  readonly body?: (harness: Harness, confirmation: string) => object | Promise<object>;
  readonly change: object;
}

/** Every route that changes an account, and what `beforeChange` is called with. */
const CASES: Readonly<Record<ChangeKind, Case>> = {
  'update-profile': {
    method: 'PATCH',
    path: '/me',
    body: () => ({ name: 'A' }),
    change: { name: 'A' },
  },
  'update-user': {
    method: 'PATCH',
    path: `/users/${encodeURIComponent(BOB)}`,
    body: () => ({ name: 'B' }),
    change: { name: 'B' },
  },
  'change-email': {
    method: 'POST',
    path: '/me/email',
    body: () => ({ email: 'ada@new.example' }),
    change: { email: 'ada@new.example' },
  },
  'confirm-email': {
    method: 'POST',
    path: '/me/email/confirm',
    body: (_harness, token) => ({ token }),
    change: { email: 'ada@confirmed.example' },
  },
  'send-verification-email': {
    method: 'POST',
    path: '/me/verification-email',
    body: () => ({}),
    change: {},
  },
  'create-password-ticket': {
    method: 'POST',
    path: '/me/password-ticket',
    body: () => ({}),
    change: {},
  },
  'link-identity': {
    method: 'POST',
    path: '/me/identities',
    body: async (harness) => ({
      link_with: await harness.mint({ kind: 'id-token', userId: GOOGLE }),
    }),
    change: { identity: { provider: 'google-oauth2', user_id: '117' } },
  },
  'unlink-identity': {
    method: 'DELETE',
    path: '/me/identities/google-oauth2/117',
    change: { identity: { provider: 'google-oauth2', user_id: '117' } },
  },
  'delete-account': { method: 'DELETE', path: '/me', change: {} },
};

describe('beforeChange', () => {
  const kinds = Object.keys(CASES) as ChangeKind[];

  it('covers every route but the reading ones', () => {
    const reading = ['read-profile', 'read-user', 'search-users'];
    const changing = Object.keys(routeDefaults).filter((name) => !reading.includes(name));
    expect([...kinds].sort().join()).toBe(changing.sort().join());
  });

  for (const kind of kinds) {
    it(`is called for ${kind}, and a refusal changes nothing`, async () => {
      const beforeChange = jasmine
        .createSpy<BeforeChange>()
        .and.callFake((_change, _user, context) =>
          context.kind === kind ? { refuse: 'Accounts are frozen.' } : undefined,
        );
      const { harness, sent, send } = await start(beforeChange);
      const before = JSON.stringify(harness.tenant.users.list());
      const response = await send(kind);
      const problem = (await response.json()) as ProblemBody;
      expect(problem.code).toBe('change-refused');
      expect(problem.detail).toBe('Accounts are frozen.');
      expect(JSON.stringify(harness.tenant.users.list())).toBe(before);
      expect(writes(harness)).toEqual([]);
      expect(sent.length).toBe(1);
      const target = kind === 'update-user' ? BOB : ADA;
      expect(beforeChange.calls.mostRecent().args).toEqual([
        CASES[kind].change,
        jasmine.objectContaining({ user_id: target }),
        { kind, actor: ADA, requestId: jasmine.any(String) },
      ]);
      await harness.close();
    });
  }

  it('when it refuses a confirmation › the confirmation can be used later', async () => {
    let frozen = true;
    const { harness, send } = await start((_change, _user, { kind }) =>
      frozen && kind === 'confirm-email' ? { refuse: 'Not now.' } : undefined,
    );
    expect((await send('confirm-email')).status).toBe(403);
    frozen = false;
    expect((await send('confirm-email')).status).toBe(200);
    await harness.close();
  });

  for (const kind of ['change-email', 'create-password-ticket', 'delete-account'] as const) {
    it(`when it returns another change for ${kind} › nothing is changed and the log says why`, async () => {
      const { harness, send } = await start((_change, _user, context) =>
        context.kind === kind ? { name: 'Somebody' } : undefined,
      );
      const response = await send(kind);
      expect(response.status).toBe(500);
      expect(writes(harness)).toEqual([]);
      expect(harness.log.join('')).toContain(`beforeChange returned a change for \\"${kind}\\"`);
      await harness.close();
    });
  }
});

async function start(beforeChange: BeforeChange): Promise<{
  harness: Harness;
  sent: EmailConfirmationMessage[];
  send: (kind: ChangeKind) => Promise<Response>;
}> {
  const sent: EmailConfirmationMessage[] = [];
  const harness = await unlimitedHarness({
    beforeChange: (change, user, context) =>
      change.email === 'ada@confirmed.example' && context.kind === 'change-email'
        ? undefined
        : beforeChange(change, user, context),
    sendEmailConfirmation: (email) => void sent.push(email),
  });
  harness.tenant.users.add({ user_id: GOOGLE, email: 'ada@mail.example', name: 'Ada G' });
  const token = await harness.mint({
    scope: 'read:profile update:profile delete:profile',
    claims: { permissions: ['read:profiles', 'update:profiles'] },
  });
  await harness.send('POST', '/me/email', { token, body: { email: 'ada@confirmed.example' } });
  return {
    harness,
    sent,
    send: async (kind) => {
      const { method, path, body } = CASES[kind];
      const sentBody = await body?.(harness, sent[0]?.token ?? '');
      return harness.send(method, path, { token, ...(sentBody && { body: sentBody }) });
    },
  };
}

function writes({ tenant }: Harness): string[] {
  return tenant
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/v2/'))
    .map(({ method, path }) => `${method} ${path}`);
}
