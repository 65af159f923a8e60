import { memoryStore } from '../../src/index.ts';
import { emailConfirmations } from '../../src/profile/email-confirmation-token.ts';
import { rejectionOf } from '../support/problem-of.ts';

const DAY_MS = 24 * 3_600_000;

describe('emailConfirmations', () => {
  let now: number;
  let confirmations: ReturnType<typeof emailConfirmations>;
  beforeEach(() => {
    now = 1_000_000;
    confirmations = emailConfirmations({
      clock: () => now,
      encryptionSecrets: ['the-secret-of-the-specs'],
      // Its time stands still, as that of a store whose entries do not expire.
      store: memoryStore(() => 0),
    });
  });

  it('names the end of the token in the message', async () => {
    const { expiresAt } = await confirmations.create('auth0|ada', 'ada@new.example');
    expect(expiresAt).toEqual(new Date(now + DAY_MS));
  });

  it('for a day › returns the address of a token', async () => {
    const { token } = await confirmations.create('auth0|ada', 'ada@new.example');
    now += DAY_MS - 1;
    expect(await confirmations.read(token, 'auth0|ada')).toBe('ada@new.example');
  });

  it('after a day › refuses a token, also when the store still has it', async () => {
    const { token } = await confirmations.create('auth0|ada', 'ada@new.example');
    now += DAY_MS;
    expect((await rejectionOf(confirmations.read(token, 'auth0|ada'))).code).toBe('invalid-change');
  });
});
