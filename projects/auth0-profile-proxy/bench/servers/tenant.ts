/** The emulator as a process: answers quickly, keeps users, makes tokens. */
import { startTenant } from 'auth0-tenant-emulator';
import { seed } from '../../spec/support/harness.ts';

const users = Array.from({ length: 200 }, (_, index) => ({
  user_id: `auth0|user-${index}`,
  email: `user-${index}@example.com`,
  name: `User ${index}`,
}));
const tenant = await startTenant({ ...seed(), port: 0, users });

process.on('message', (question: { readonly audience: string; readonly scope: string }) => {
  const tokens = users.map(({ user_id: userId }) =>
    tenant.mint({ userId, clientId: 'spa', ...question }),
  );
  void Promise.all(tokens).then((minted) => process.send?.(minted));
});
process.send?.({ url: tenant.url });
